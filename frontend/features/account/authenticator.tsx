'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { factors, removeTotp, type Factors } from './api';
import { CodesSheet } from './codes-sheet';
import { Confirm } from './confirm';
import { Loading, Part, type Said } from './part';
import { Refusal } from './refusal';
import { summary } from './rules';
import { SetUpAuthenticator } from './set-up-authenticator';
import { useDoing } from './use-doing';
import { useLoaded } from './use-loaded';

export function Authenticator({ locale }: { locale: Locale }) {
  const t = useTranslations('account.authenticator');
  const { data, problem, reload } = useLoaded(factors);
  const doing = useDoing();
  const [codes, setCodes] = useState<string[] | null>(null);
  const [sure, setSure] = useState(false);
  const [done, setDone] = useState<Said | null>(null);

  async function remove(tag: string) {
    const outcome = await doing.attempt(() => removeTotp(tag));
    if (outcome === 'done' || outcome === 'outdated') {
      setSure(false);
      await reload();
    }
    if (outcome === 'done') {
      setDone({ text: t('removed') });
    }
  }

  function show(made: string[]) {
    setCodes(made);
    setDone({ text: t('added') });
  }

  async function kept() {
    setCodes(null);
    await reload();
    setDone({ text: t('ready') });
  }

  const page = { locale, title: t('title'), lead: t('lead') };
  if (codes) {
    return (
      <Part {...page} done={done}>
        <CodesSheet codes={codes} kept={kept} />
      </Part>
    );
  }
  if (!data) {
    return (
      <Part {...page}>
        <Loading problem={problem} retry={reload} />
      </Part>
    );
  }
  const { authenticator } = summary(data.value);
  return (
    <Part {...page} done={done}>
      <Refusal problem={doing.problem} />
      {authenticator ? (
        <section className="card">
          <h2>{t('on')}</h2>
          <Since locale={locale} factor={authenticator} />
          {sure ? (
            <Confirm
              title={t('removeTitle')}
              text={t('removeText')}
              action={t('removeYes')}
              busy={doing.busy}
              yes={() => void remove(data.tag)}
              no={() => setSure(false)}
            />
          ) : (
            <div className="actions">
              <button type="button" className="link" onClick={() => setSure(true)}>
                {t('remove')}
              </button>
            </div>
          )}
        </section>
      ) : (
        <SetUpAuthenticator confirmed={show} />
      )}
    </Part>
  );
}

function Since({ locale, factor }: { locale: Locale; factor: Factors['methods'][number] }) {
  const t = useTranslations('account.authenticator');
  return (
    <p className="quiet">
      {factor.since && t('since', { at: sayMoment(factor.since, locale) })}
      {factor.lastUsedAt && (
        <>
          <br />
          {t('lastUsed', { at: sayMoment(factor.lastUsedAt, locale) })}
        </>
      )}
    </p>
  );
}
