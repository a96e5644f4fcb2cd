import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AdminArea } from '@/app/[locale]/admin/admin-area';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { Invitations } from '@/features/admin/invitations';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('admin.invitations'))('title') };
}

export default async function InvitationsPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <AdminArea
      locale={locale}
      area="invitations"
      words={['admin.more', 'admin.cancel', 'admin.busy', 'admin.invitations', 'admin.invite']}
    >
      <Invitations locale={locale} />
    </AdminArea>
  );
}
