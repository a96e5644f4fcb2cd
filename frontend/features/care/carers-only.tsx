'use client';

import { Link } from '@/ui/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/locales';
import { paths, signInAndBack } from '@/lib/paths';
import { UNREACHABLE } from '@/lib/problem';
import { restore, type Me } from '@/lib/session';
import { useSession } from '@/lib/use-session';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import './care.css';

interface Props {
  locale: Locale;
  back: string;
  /** One of these opens the page; the server decides, request by request. */
  may: Me['permissions'][number];
  children: (me: Me) => ReactNode;
}

/** For those whose work it is. */
export function CarersOnly({ locale, back, may, children }: Props) {
  const t = useTranslations('care.only');
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
            <Link className="button" href={signInAndBack(locale, back + location.hash)}>
              {t('signIn.go')}
            </Link>
          </div>
        </section>
      );
    case 'signed-in':
      return session.me.permissions.includes(may) ? (
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
