'use client';

import { Link } from '@/ui/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { AdminArea } from '@/lib/admin-areas';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';

/** Moves between the parts of administration that are open to this person. */
export function AreaNav(props: {
  locale: Locale;
  areas: AdminArea[];
  titles: Record<AdminArea, string>;
}) {
  const { locale, areas, titles } = props;
  const t = useTranslations('admin.areas');
  const pathname = usePathname();
  if (areas.length < 2 || pathname === paths.admin(locale)) {
    return null;
  }
  return (
    <nav className="area-nav" aria-label={t('label')}>
      <ul className="plain">
        {areas.map((area) => {
          const href = paths.adminArea(locale, area);
          return (
            <li key={area}>
              <Link
                href={href}

                aria-current={pathname === href ? 'page' : undefined}
              >
                {titles[area]}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
