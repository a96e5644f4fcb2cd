import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AdminArea } from './admin-area';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { AdminHome, type AreaWords } from '@/features/admin/admin-home';
import { areaNames } from '@/lib/admin-areas';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('admin'))('title') };
}

export default async function AdminPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  const t = await getTranslations('admin');
  const areas = areaNames.map(
    (name) => [name, { title: t(`${name}.title`), short: t(`${name}.short`) }] as const,
  );
  return (
    <AdminArea locale={locale} words={['admin.title', 'admin.lead', 'admin.blind']}>
      <AdminHome locale={locale} areas={Object.fromEntries(areas) as AreaWords} />
    </AdminArea>
  );
}
