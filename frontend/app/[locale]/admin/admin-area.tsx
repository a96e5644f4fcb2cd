import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ClientMessages, type MessagePath } from '@/app/i18n/client-messages';
import { AdminOnly } from '@/features/admin/admin-only';
import { areaNames, type AdminArea } from '@/lib/admin-areas';
import type { Locale } from '@/lib/locales';
import { NeedsScript } from '@/ui/needs-script';

interface Props {
  locale: Locale;
  /** Left out for the page that leads to all of them. */
  area?: AdminArea;
  /** What this page says besides what all of them say. */
  words: MessagePath[];
  children: ReactNode;
}

/** What every page of administration has around it. */
export async function AdminArea({ locale, area, words, children }: Props) {
  const t = await getTranslations('admin');
  const titles = areaNames.map((name) => [name, t(`${name}.title`)] as const);
  return (
    <div className="wide">
      <NeedsScript />
      <ClientMessages of={['ui', 'admin.areas', 'admin.signInFirst', 'admin.notForYou', ...words]}>
        <AdminOnly
          locale={locale}
          titles={Object.fromEntries(titles) as Record<AdminArea, string>}
          {...(area && { area })}
        >
          {children}
        </AdminOnly>
      </ClientMessages>
    </div>
  );
}
