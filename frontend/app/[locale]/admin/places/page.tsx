import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AdminArea } from '@/app/[locale]/admin/admin-area';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { PlacesPage } from '@/features/admin/places';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('admin.places'))('title') };
}

export default async function SitesPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <AdminArea locale={locale} area="places" words={['admin.cancel', 'admin.busy', 'admin.places']}>
      <PlacesPage locale={locale} />
    </AdminArea>
  );
}
