import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AdminArea } from '@/app/[locale]/admin/admin-area';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { AccessReview } from '@/features/admin/access-review';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('admin.review'))('title') };
}

export default async function ReviewPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <AdminArea locale={locale} area="review" words={['admin.more', 'admin.review']}>
      <AccessReview locale={locale} />
    </AdminArea>
  );
}
