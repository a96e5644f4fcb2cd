'use client';

import { Lock } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { useSession } from '@/lib/use-session';
import { Waiting } from '@/ui/waiting';

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
            <Link
              className="button"
              href={`${paths.signIn(props.locale)}#next=${encodeURIComponent(props.back + location.hash)}`}
              prefetch={false}
            >
              {t('submit')}
            </Link>
            <a href={paths.emergency(props.locale)}>{t('emergencyLink')}</a>
          </div>
        </section>
      );
    case 'signed-in':
    case 'unreachable':
      return props.children;
  }
}
