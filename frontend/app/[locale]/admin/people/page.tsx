import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AdminArea } from '@/app/[locale]/admin/admin-area';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { People } from '@/features/admin/people';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('admin.people'))('title') };
}

export default async function PeoplePage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <AdminArea
      locale={locale}
      area="people"
      words={[
        'admin.more',
        'admin.cancel',
        'admin.busy',
        'admin.people',
        'admin.person',
        'admin.letBackIn',
        'admin.membership',
        'admin.give',
        'admin.preview',
      ]}
    >
      <People locale={locale} />
    </AdminArea>
  );
}
