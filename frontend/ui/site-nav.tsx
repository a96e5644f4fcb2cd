'use client';

import { Link } from './link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { adminAreas } from '@/lib/admin-areas';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { governsProtocols, isEmployee, isEnrolling, readsOpinions, takesCare } from '@/lib/roles';
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
  const account = { href: paths.account(locale), text: t('account') };
  // Who has yet to set up a factor meets refusals everywhere else.
  const entries =
    session.state === 'signed-in' && isEnrolling(session.me)
      ? [account]
      : [
          { href: paths.home(locale), text: t('home') },
          ...(employee
            ? [
                { href: paths.triage(locale), text: t('triage') },
                { href: paths.history(locale), text: t('history') },
                { href: paths.file(locale), text: t('file') },
              ]
            : []),
          ...(session.state === 'signed-in' && takesCare(session.me)
            ? [{ href: paths.patients(locale), text: t('patients') }]
            : []),
          ...(session.state === 'signed-in' && readsOpinions(session.me)
            ? [{ href: paths.released(locale), text: t('opinions') }]
            : []),
          ...(session.state === 'signed-in' && governsProtocols(session.me)
            ? [{ href: paths.protocols(locale), text: t('protocols') }]
            : []),
          ...(session.state === 'signed-in' && adminAreas(session.me).length > 0
            ? [{ href: paths.admin(locale), text: t('admin') }]
            : []),
          account,
        ];
  return (
    <nav className="site-nav" aria-label={t('label')}>
      <ul>
        {entries.map(({ href, text }) => (
          <li key={href}>
            <Link href={href} aria-current={currentness(pathname, href)}>
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Inside a part, its entry is current too, though it is not this very page. */
function currentness(pathname: string, href: string): 'page' | 'true' | undefined {
  if (pathname === href) {
    return 'page';
  }
  return /\/(?:admin|patients|profile)\/$/u.test(href) && pathname.startsWith(href)
    ? 'true'
    : undefined;
}
