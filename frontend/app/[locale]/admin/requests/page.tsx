import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AdminArea } from '@/app/[locale]/admin/admin-area';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { DataRequests } from '@/features/admin/data-requests';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('admin.requests'))('title') };
}

export default async function RequestsPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <AdminArea
      locale={locale}
      area="requests"
      words={['admin.more', 'admin.cancel', 'admin.busy', 'admin.requests']}
    >
      <DataRequests locale={locale} />
    </AdminArea>
  );
}
