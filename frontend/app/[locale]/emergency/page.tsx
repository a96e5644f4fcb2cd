import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { EmergencyNumbers } from '@/features/emergency/emergency-numbers';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  const t = await getTranslations('emergency');
  return { title: t('title'), description: t('lead') };
}

export default async function EmergencyPage(props: LocaleParams) {
  await pageLanguage(props);
  return <EmergencyNumbers />;
}
