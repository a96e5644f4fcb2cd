import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AdminArea } from '@/app/[locale]/admin/admin-area';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { Domains } from '@/features/admin/domains';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('admin.domains'))('title') };
}

export default async function DomainsPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <AdminArea locale={locale} area="domains" words={['admin.domains']}>
      <Domains locale={locale} />
    </AdminArea>
  );
}
