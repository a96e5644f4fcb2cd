'use client';

import { Lock, Signpost } from 'lucide-react';
import { Link } from '@/ui/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { adminAreas, type AdminArea } from '@/lib/admin-areas';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { UNREACHABLE } from '@/lib/problem';
import { restore } from '@/lib/session';
import { useSession } from '@/lib/use-session';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { AreaNav } from './area-nav';
import './admin.css';

interface Props {
  locale: Locale;
  /** Left out for the page that leads to all of them. */
  area?: AdminArea;
  /** What each part is called: the page knows all words, a browser only those of one part. */
  titles: Record<AdminArea, string>;
  children: ReactNode;
}

/** Shows a part of administration to whoever may use it. The server decides, request by request. */
export function AdminOnly({ locale, area, titles, children }: Props) {
  const session = useSession();
  switch (session.state) {
    case 'unknown':
      return <Waiting />;
    case 'anonymous':
      return (
        <SignInFirst
          back={area ? paths.adminArea(locale, area) : paths.admin(locale)}
          locale={locale}
        />
      );
    case 'unreachable':
      return <ProblemPanel problem={UNREACHABLE} retry={() => void restore()} />;
    case 'signed-in': {
      const mine = adminAreas(session.me);
      const may = area ? mine.includes(area) : mine.length > 0;
      return may ? (
        <div className="stack stack--wide">
          <AreaNav locale={locale} areas={mine} titles={titles} />
          {children}
        </div>
      ) : (
        <NotForYou locale={locale} />
      );
    }
  }
}

function SignInFirst({ locale, back }: { locale: Locale; back: string }) {
  const t = useTranslations('admin.signInFirst');
  return (
    <section className="card card--leaf stack">
      <h1 className="with-icon">
        <Lock aria-hidden /> {t('title')}
      </h1>
      <p>{t('text')}</p>
      <div className="actions">
        <Link
          className="button"
          href={`${paths.signIn(locale)}#next=${encodeURIComponent(back + location.hash)}`}
        >
          {t('go')}
        </Link>
      </div>
    </section>
  );
}

function NotForYou({ locale }: { locale: Locale }) {
  const t = useTranslations('admin.notForYou');
  return (
    <section className="card card--leaf stack">
      <h1 className="with-icon">
        <Signpost aria-hidden /> {t('title')}
      </h1>
      <p>{t('text')}</p>
      <p>{t('mistake')}</p>
      <div className="actions">
        <Link className="button" href={paths.home(locale)}>
          {t('home')}
        </Link>
        <a href={paths.emergency(locale)}>{t('emergency')}</a>
      </div>
    </section>
  );
}
