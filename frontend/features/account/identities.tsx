'use client';

import { Building2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { identities, unlink, type Identity } from './api';
import { Confirm } from './confirm';
import { Loading, Part, type Said } from './part';
import { Refusal } from './refusal';
import { useDoing } from './use-doing';
import { useLoaded } from './use-loaded';

/** Who somebody is at their company's provider, or at the national one. */
export function Identities({ locale }: { locale: Locale }) {
  const t = useTranslations('account.identities');
  const { data, problem, reload } = useLoaded(identities);
  const doing = useDoing();
  const [asked, setAsked] = useState<string | null>(null);
  const [done, setDone] = useState<Said | null>(null);

  async function remove({ id, provider }: Identity) {
    const outcome = await doing.attempt(() => unlink(id));
    if (outcome === 'done' || outcome === 'outdated') {
      setAsked(null);
      await reload();
    }
    if (outcome === 'done') {
      setDone({ text: t('removed', { provider }) });
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
        {data.map((identity) => (
          <li key={identity.id} className="card">
            <h2 className="with-icon name">
              <Building2 aria-hidden /> {identity.provider}
            </h2>
            <p className="quiet">
              {t('since', { at: sayMoment(identity.linkedAt, locale) })}
              {identity.lastUsedAt && (
                <>
                  <br />
                  {t('last', { at: sayMoment(identity.lastUsedAt, locale) })}
                </>
              )}
              {identity.professionalId && (
                <>
                  <br />
                  {t('professional', { number: identity.professionalId })}
                </>
              )}
            </p>
            {asked === identity.id ? (
              <Confirm
                title={t('removeTitle', { provider: identity.provider })}
                text={t('removeText')}
                action={t('removeYes')}
                busy={doing.busy}
                yes={() => void remove(identity)}
                no={() => setAsked(null)}
              />
            ) : (
              <div className="actions">
                <button
                  type="button"
                  className="link"
                  aria-label={t('removeNamed', { provider: identity.provider })}
                  onClick={() => setAsked(identity.id)}
                >
                  {t('remove')}
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}
