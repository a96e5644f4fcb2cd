import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AdminArea } from '@/app/[locale]/admin/admin-area';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { GlassRegister } from '@/features/admin/glass-register';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('admin.break-glass'))('title') };
}

export default async function BreakGlassPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <AdminArea locale={locale} area="break-glass" words={['admin.more', 'admin.break-glass']}>
      <GlassRegister locale={locale} />
    </AdminArea>
  );
}
