import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AdminArea } from '@/app/[locale]/admin/admin-area';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { DirectoryPage } from '@/features/admin/directory';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('admin.directory'))('title') };
}

export default async function DirectoryRoute(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <AdminArea
      locale={locale}
      area="directory"
      words={['admin.busy', 'admin.directory', 'admin.secret']}
    >
      <DirectoryPage locale={locale} />
    </AdminArea>
  );
}
