'use client';

import { Link } from '@/ui/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { renewRights } from '@/lib/session';
import { AddPasskey } from './add-passkey';
import { factors, type NewPasskey } from './api';
import { CodesSheet } from './codes-sheet';
import { Loading } from './part';
import { SetUpAuthenticator } from './set-up-authenticator';
import { useLoaded } from './use-loaded';
import './account.css';

/** For who must have a second factor and has none: what is to be done, and nothing else. */
export function Enrolment({ locale, ended }: { locale: Locale; ended: () => void }) {
  const t = useTranslations('account.enrolment');
  const { data, problem, reload } = useLoaded(factors);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [byApp, setByApp] = useState(false);

  /** The same session is whole from its next token on. */
  async function finish() {
    ended();
    await renewRights();
  }

  /** A first passkey comes with recovery codes, which nobody can show again. */
  async function kept({ recoveryCodes }: NewPasskey) {
    if (recoveryCodes) {
      setCodes(recoveryCodes);
    } else {
      await finish();
    }
  }

  if (codes) {
    return (
      <div className="stack">
        <h1>{t('codesTitle')}</h1>
        <CodesSheet codes={codes} kept={finish} />
      </div>
    );
  }
  if (!data) {
    return <Loading problem={problem} retry={reload} />;
  }
  const appWillDo = data.value.required !== 'phishing_resistant';
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="lead">{appWillDo ? t('lead') : t('leadPasskey')}</p>
      <section className="card card--leaf stack">
        <h2>{t('passkey')}</h2>
        <p>{t('passkeyText')}</p>
        <AddPasskey added={kept} />
      </section>
      {appWillDo &&
        (byApp ? (
          <SetUpAuthenticator confirmed={setCodes} />
        ) : (
          <button type="button" className="link" onClick={() => setByApp(true)}>
            {t('app')}
          </button>
        ))}
      <p className="quiet">
        {t('danger')} <a href={paths.emergency(locale)}>{t('numbers')}</a>
      </p>
    </div>
  );
}

export function Enrolled({ locale }: { locale: Locale }) {
  const t = useTranslations('account.enrolment');
  return (
    <section className="card card--brand stack" role="status">
      <h1>{t('doneTitle')}</h1>
      <p>{t('doneText')}</p>
      <p>
        {t('second')} <Link href={paths.account(locale, 'passkeys')}>{t('toPasskeys')}</Link>
      </p>
      <div className="actions">
        <Link className="button" href={paths.home(locale)}>
          {t('goOn')}
        </Link>
      </div>
    </section>
  );
}
