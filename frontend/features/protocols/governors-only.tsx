'use client';

import { Link } from '@/ui/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/locales';
import { paths, signInAndBack } from '@/lib/paths';
import { UNREACHABLE } from '@/lib/problem';
import { governsProtocols } from '@/lib/roles';
import { restore, type Me } from '@/lib/session';
import { useSession } from '@/lib/use-session';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import './protocols.css';

interface Props {
  locale: Locale;
  children: (me: Me) => ReactNode;
}

/** For authors and signatories of protocols; the server decides, request by request. */
export function GovernorsOnly({ locale, children }: Props) {
  const t = useTranslations('protocols.only');
  const session = useSession();
  switch (session.state) {
    case 'unknown':
      return <Waiting />;
    case 'unreachable':
      return <ProblemPanel problem={UNREACHABLE} retry={() => void restore()} />;
    case 'anonymous':
      return (
        <section className="card card--leaf stack">
          <h1>{t('signIn.title')}</h1>
          <p>{t('signIn.text')}</p>
          <div className="actions">
            <Link
              className="button"

              href={signInAndBack(locale, paths.protocols(locale))}
            >
              {t('signIn.go')}
            </Link>
          </div>
        </section>
      );
    case 'signed-in':
      return governsProtocols(session.me) ? (
        children(session.me)
      ) : (
        <section className="card card--leaf stack">
          <h1>{t('notForYou.title')}</h1>
          <p>{t('notForYou.text')}</p>
          <div className="actions">
            <Link className="button" href={paths.home(locale)}>
              {t('notForYou.home')}
            </Link>
          </div>
        </section>
      );
  }
}
