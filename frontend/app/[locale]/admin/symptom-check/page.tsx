import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/i18n/client-messages';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { AdminOnly } from '@/features/admin/admin-only';
import { PolicyEditor } from '@/features/admin/policy-editor';
import { NeedsScript } from '@/ui/needs-script';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('admin.symptom-check'))('title') };
}

export default async function SymptomCheckPolicyPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <div className="wide">
      <NeedsScript />
      <ClientMessages of={['ui', 'admin']}>
        <AdminOnly locale={locale} area="symptom-check">
          <PolicyEditor locale={locale} />
        </AdminOnly>
      </ClientMessages>
    </div>
  );
}
