'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Waiting } from '@/ui/waiting';
import type { Seen } from './people-api';
import type { Places } from './places-api';
import { Refusal } from './refusal';
import { useRead } from './use-read';
import { limitsOf } from './words';

interface Props {
  title: string;
  read: () => Promise<Seen>;
  places: Places;
}

/** What somebody, or a role, can see: asked for when wanted, since it is read from the server's doors. */
export function Preview({ title, ...props }: Props) {
  const t = useTranslations('admin.preview');
  const [open, setOpen] = useState(false);
  return (
    <section className="stack">
      <h2>{title}</h2>
      <button
        type="button"
        className="button button--quiet"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {open ? t('hide') : t('show')}
      </button>
      {open && <Answer {...props} />}
    </section>
  );
}

function Answer({ read, places }: Omit<Props, 'title'>) {
  const t = useTranslations('admin.preview');
  const { value: seen, problem, again } = useRead(read);
  if (!seen) {
    return problem ? <Refusal problem={problem} retry={again} /> : <Waiting />;
  }
  const Icon = seen.healthOfOthers ? Eye : EyeOff;
  return (
    <div className="card stack">
      <p className="with-icon" role="status">
        <Icon aria-hidden /> <strong>{seen.health}</strong>
      </p>
      {seen.may.length === 0 ? (
        <p>{t('nothing')}</p>
      ) : (
        <ul className="rights">
          {seen.may.map(({ permission, meaning, within }) => (
            <li key={permission}>
              {meaning}
              {within.length > 0 && (
                <span className="quiet">
                  {' '}
                  {t('within', {
                    places: within.map((one) => limitsOf(places, one).join(' · ')).join(', '),
                  })}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>{t('addresses', { count: seen.opens.length + seen.everyone.length })}</summary>
        <Addresses title={t('opens')} addresses={seen.opens} />
        <Addresses title={t('everyone')} addresses={seen.everyone} />
      </details>
    </div>
  );
}

function Addresses({ title, addresses }: { title: string; addresses: Seen['opens'] }) {
  return (
    addresses.length > 0 && (
      <>
        <h3>{title}</h3>
        <ul className="plain addresses">
          {addresses.map(({ method, path }) => (
            <li key={method + path}>
              <code>
                {method} {path}
              </code>
            </li>
          ))}
        </ul>
      </>
    )
  );
}
