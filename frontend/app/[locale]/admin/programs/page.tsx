import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AdminArea } from '@/app/[locale]/admin/admin-area';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { Programs } from '@/features/admin/programs';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('admin.programs'))('title') };
}

export default async function ProgramsPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <AdminArea
      locale={locale}
      area="programs"
      words={[
        'admin.more',
        'admin.cancel',
        'admin.busy',
        'admin.programs',
        'admin.programForm',
        'admin.secret',
      ]}
    >
      <Programs locale={locale} />
    </AdminArea>
  );
}
