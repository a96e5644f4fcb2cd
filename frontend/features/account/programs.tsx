'use client';

import { Blocks } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { programs, withdrawFrom, type Program } from './api';
import { Confirm } from './confirm';
import { Loading, Part, type Said } from './part';
import { Refusal } from './refusal';
import { useDoing } from './use-doing';
import { useLoaded } from './use-loaded';

export function Programs({ locale }: { locale: Locale }) {
  const t = useTranslations('account.programs');
  const { data, problem, reload } = useLoaded(programs);
  const doing = useDoing();
  const [asked, setAsked] = useState<string | null>(null);
  const [done, setDone] = useState<Said | null>(null);

  async function withdraw({ client, name }: Program) {
    const outcome = await doing.attempt(() => withdrawFrom(client));
    if (outcome === 'done' || outcome === 'outdated') {
      setAsked(null);
      await reload();
    }
    if (outcome === 'done') {
      setDone({ text: t('withdrawn', { name }) });
    }
  }

  const page = { locale, title: t('title'), lead: t('lead') };
  if (!data) {
    return (
      <Part {...page}>
        <Loading problem={problem} retry={reload} />
      </Part>
    );
  }
  return (
    <Part {...page} done={done}>
      <Refusal problem={doing.problem} />
      {data.length === 0 && <p className="card">{t('none')}</p>}
      <ul className="plain stack">
        {data.map((program) => (
          <li key={program.client} className="card">
            <h2 className="with-icon name">
              <Blocks aria-hidden /> {program.name}
            </h2>
            <p>{t('may')}</p>
            <ul>
              {program.scopes.map(({ scope, words }) => (
                <li key={scope}>{words}</li>
              ))}
            </ul>
            <p className="quiet">
              {t('since', { at: sayMoment(program.firstAt, locale) })}
              <br />
              {t('last', { at: sayMoment(program.lastAt, locale) })}
            </p>
            {asked === program.client ? (
              <Confirm
                title={t('withdrawTitle', { name: program.name })}
                text={t('withdrawText')}
                action={t('withdrawYes')}
                busy={doing.busy}
                yes={() => void withdraw(program)}
                no={() => setAsked(null)}
              />
            ) : (
              <div className="actions">
                <button
                  type="button"
                  className="link"
                  aria-label={t('withdrawNamed', { name: program.name })}
                  onClick={() => setAsked(program.client)}
                >
                  {t('withdraw')}
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}
