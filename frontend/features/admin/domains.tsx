'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { Waiting } from '@/ui/waiting';
import { Confirm } from '@/ui/confirm';
import { Done } from './done';
import { Heading } from './heading';
import { allowDomain, domains, removeDomain } from './invitations-api';
import { Refusal } from './refusal';
import { isGone, useAction } from '@/lib/use-action';
import { useMe } from './use-may';
import { useRead } from './use-read';

/** With which addresses people may register by themselves. One can only allow one's own domain. */
export function Domains({ locale }: { locale: Locale }) {
  const t = useTranslations('admin.domains');
  const me = useMe();
  const { value: allowed, problem, again } = useRead(domains);
  const [removing, setRemoving] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const action = useAction();
  const mine = me?.email.split('@').at(-1)?.toLowerCase() ?? '';

  async function change(work: () => Promise<void>, said: string) {
    setDone(null);
    await action.run(async () => {
      try {
        await work();
        setDone(said);
      } catch (error) {
        if (!isGone(error)) {
          throw error;
        }
        setDone(said);
      } finally {
        setRemoving(null);
        again();
      }
    });
  }

  return (
    <div className="stack stack--wide">
      <Heading title={t('title')} lead={t('lead')} />
      {done && <Done key={done} said={done} />}
      {action.problem && <Refusal problem={action.problem} />}
      {problem && <Refusal problem={problem} retry={again} />}
      {!allowed && !problem && <Waiting />}
      {allowed && (
        <section className="stack">
          <h2>{t('allowed')}</h2>
          {allowed.length === 0 && <p>{t('none')}</p>}
          <ul className="plain">
            {allowed.map(({ domain, allowedAt }) => (
              <li key={domain} className="entry">
                <span className="who">
                  <strong>{domain}</strong>
                  <span className="quiet">{t('since', { at: sayMoment(allowedAt, locale) })}</span>
                </span>
                <button
                  type="button"
                  className="button button--quiet"
                  aria-label={t('removeOf', { domain })}
                  onClick={() => setRemoving(domain)}
                >
                  {t('remove.open')}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {allowed && !allowed.some(({ domain }) => domain === mine) && (
        <section className="card stack">
          <h2>{t('allow.title', { domain: mine })}</h2>
          <p>{t('allow.text', { domain: mine })}</p>
          <button
            type="button"
            className="button"
            aria-disabled={action.busy}
            onClick={() => void change(() => allowDomain(mine), t('done', { domain: mine }))}
          >
            {t('allow.yes', { domain: mine })}
          </button>
        </section>
      )}
      {removing && (
        <Confirm
          title={t('remove.title', { domain: removing })}
          yes={t('remove.yes')}
          busy={action.busy}
          onYes={() => void change(() => removeDomain(removing), t('gone', { domain: removing }))}
          onNo={() => setRemoving(null)}
        >
          <p>{t('remove.text')}</p>
        </Confirm>
      )}
    </div>
  );
}
