import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AdminArea } from '@/app/[locale]/admin/admin-area';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { Providers } from '@/features/admin/providers';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('admin.providers'))('title') };
}

export default async function ProvidersPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <AdminArea
      locale={locale}
      area="providers"
      words={['admin.cancel', 'admin.busy', 'admin.providers', 'admin.providerForm']}
    >
      <Providers />
    </AdminArea>
  );
}
