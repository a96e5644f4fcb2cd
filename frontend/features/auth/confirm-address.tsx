'use client';

import { Link } from '@/ui/link';
import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { isEnrolling } from '@/lib/roles';
import { useSession } from '@/lib/use-session';
import { Waiting } from '@/ui/waiting';
import { confirmAddress } from './api';
import { ByLink } from './by-link';
import { Refusal } from './refusal';
import { SaidAndDone } from './said-and-done';
import { SignIn } from './sign-in';
import { useSending } from './use-sending';

/**
 * Counts only if the very person who asked for it opens the link, signed in. Signing in happens on
 * this page, so that the link need not travel to another one and back.
 */
export function ConfirmAddress({ locale, intro }: { locale: Locale; intro: ReactNode }) {
  const t = useTranslations('mailedLinks');
  const session = useSession();
  const { problem, busy, send } = useSending();
  const [done, setDone] = useState(false);

  if (done) {
    return (
      <SaidAndDone title={t('address.done')}>
        <p>{t('address.doneText')}</p>
        <div className="actions">
          <Link className="button" href={paths.home(locale)}>
            {t('address.home')}
          </Link>
          <Link className="link" href={paths.account(locale)}>
            {t('address.account')}
          </Link>
        </div>
      </SaidAndDone>
    );
  }
  if (session.state === 'unknown') {
    return <Waiting />;
  }
  const another = (
    <>
      <p>{t('address.sameAccount')}</p>
      <div className="actions">
        <Link className="button" href={paths.account(locale)}>
          {t('address.account')}
        </Link>
      </div>
    </>
  );
  const ready = session.state === 'signed-in' && !isEnrolling(session.me);
  return (
    <ByLink problem={problem} instead={another}>
      {(token) =>
        ready ? (
          <div className="stack">
            {intro}
            {problem && <Refusal problem={problem} />}
            <section className="card card--leaf stack">
              <p>{t('address.who', { name: session.me.displayName })}</p>
              <div className="actions">
                <button
                  type="button"
                  className="button"
                  aria-disabled={busy}
                  onClick={() => void send(() => confirmAddress(token)).then(setDone)}
                >
                  {busy ? t('sending') : t('address.submit')}
                </button>
              </div>
            </section>
          </div>
        ) : (
          <SignIn
            locale={locale}
            intro={
              <>
                {intro}
                <p>{t('address.signInFirst')}</p>
              </>
            }
            entered={() => undefined}
            company={false}
            onward={() => paths.home(locale)}
          />
        )
      }
    </ByLink>
  );
}
