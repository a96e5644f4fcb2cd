'use client';

import { Link } from '@/ui/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { factors, newRecoveryCodes } from './api';
import { CodesSheet } from './codes-sheet';
import { Confirm } from './confirm';
import { Loading, Part, type Said } from './part';
import { Refusal } from './refusal';
import { areFewCodes, summary } from './rules';
import { useDoing } from './use-doing';
import { useLoaded } from './use-loaded';

export function RecoveryCodes({ locale }: { locale: Locale }) {
  const t = useTranslations('account.codes');
  const { data, problem, reload } = useLoaded(factors);
  const doing = useDoing();
  const [codes, setCodes] = useState<string[] | null>(null);
  const [sure, setSure] = useState(false);
  const [done, setDone] = useState<Said | null>(null);

  const renew = () =>
    doing.attempt(async () => {
      setCodes(await newRecoveryCodes());
      setDone({ text: t('made') });
      setSure(false);
    });

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
  const { codesLeft, hasSecondFactor } = summary(data.value);
  if (!hasSecondFactor) {
    return (
      <Part {...page}>
        <section className="card stack">
          <p>{t('first')}</p>
          <ul>
            <li>
              <Link href={paths.account(locale, 'passkeys')}>{t('toPasskeys')}</Link>
            </li>
            <li>
              <Link href={paths.account(locale, 'authenticator')}>{t('toAuthenticator')}</Link>
            </li>
          </ul>
        </section>
      </Part>
    );
  }
  return (
    <Part {...page} done={done}>
      <Refusal problem={doing.problem} />
      <section className={areFewCodes(codesLeft) ? 'card card--sand' : 'card'}>
        <h2>{t('left', { count: codesLeft })}</h2>
        {areFewCodes(codesLeft) && <p>{t('few')}</p>}
        {sure ? (
          <Confirm
            title={t('renewTitle')}
            text={t('renewText')}
            action={t('renewYes')}
            busy={doing.busy}
            yes={() => void renew()}
            no={() => setSure(false)}
          />
        ) : (
          <div className="actions">
            <button
              type="button"
              className="button"
              aria-disabled={doing.busy}
              onClick={() => (codesLeft > 0 ? setSure(true) : void renew())}
            >
              {t('renew')}
            </button>
          </div>
        )}
      </section>
    </Part>
  );
}
