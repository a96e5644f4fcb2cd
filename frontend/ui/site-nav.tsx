'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { isEmployee } from '@/lib/roles';
import { useSession } from '@/lib/use-session';

/** Only people who are signed in have somewhere to go; everybody has the emergency bar. */
export function SiteNav({ locale }: { locale: Locale }) {
  const t = useTranslations('ui.nav');
  const session = useSession();
  const pathname = usePathname();
  if (session.state !== 'signed-in' && session.state !== 'unreachable') {
    return null;
  }
  const employee = session.state === 'unreachable' || isEmployee(session.me);
  const entries = [
    { href: paths.home(locale), text: t('home') },
    ...(employee
      ? [
          { href: paths.triage(locale), text: t('triage') },
          { href: paths.history(locale), text: t('history') },
        ]
      : []),
  ];
  return (
    <nav className="site-nav" aria-label={t('label')}>
      <ul>
        {entries.map(({ href, text }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={pathname === href ? 'page' : undefined}
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
