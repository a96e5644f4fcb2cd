import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AdminArea } from '@/app/[locale]/admin/admin-area';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { PolicyEditor } from '@/features/admin/policy-editor';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('admin.symptom-check'))('title') };
}

export default async function SymptomCheckPolicyPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <AdminArea
      locale={locale}
      area="symptom-check"
      words={['admin.symptom-check', 'admin.policyForm']}
    >
      <PolicyEditor locale={locale} />
    </AdminArea>
  );
}
