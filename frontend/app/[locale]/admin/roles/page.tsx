import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AdminArea } from '@/app/[locale]/admin/admin-area';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { Roles } from '@/features/admin/roles';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('admin.roles'))('title') };
}

export default async function RolesPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <AdminArea
      locale={locale}
      area="roles"
      words={[
        'admin.cancel',
        'admin.busy',
        'admin.preview',
        'admin.roles',
        'admin.role',
        'admin.roleForm',
      ]}
    >
      <Roles locale={locale} />
    </AdminArea>
  );
}
