import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AdminArea } from '@/app/[locale]/admin/admin-area';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { FactorPolicies } from '@/features/admin/factors';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('admin.factors'))('title') };
}

export default async function FactorsPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <AdminArea locale={locale} area="factors" words={['admin.busy', 'admin.factors']}>
      <FactorPolicies />
    </AdminArea>
  );
}
