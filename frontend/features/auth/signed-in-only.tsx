'use client';

import { Lock } from 'lucide-react';
import { Link } from '@/ui/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/locales';
import { paths, signInAndBack } from '@/lib/paths';
import { isEnrolling } from '@/lib/roles';
import { useSession } from '@/lib/use-session';
import { Waiting } from '@/ui/waiting';
import { EnrolFirst } from './enrol-first';

/** Shows its content to people who are signed in, and to those whose server cannot be asked. */
export function SignedInOnly(props: { locale: Locale; back: string; children: ReactNode }) {
  const t = useTranslations('auth');
  const session = useSession();
  switch (session.state) {
    case 'unknown':
      return <Waiting />;
    case 'anonymous':
      return (
        <section className="card card--leaf stack">
          <h1 className="with-icon">
            <Lock aria-hidden /> {t('needed.title')}
          </h1>
          <p>{session.expired ? t('expired') : t('needed.text')}</p>
          <div className="actions">
            <Link className="button" href={signInAndBack(props.locale, props.back + location.hash)}>
              {t('submit')}
            </Link>
            <a href={paths.emergency(props.locale)}>{t('emergencyLink')}</a>
          </div>
        </section>
      );
    case 'signed-in':
      // The account's first page is where a missing second factor is set up.
      return isEnrolling(session.me) && props.back !== paths.account(props.locale) ? (
        <EnrolFirst locale={props.locale} />
      ) : (
        props.children
      );
    case 'unreachable':
      return props.children;
  }
}
