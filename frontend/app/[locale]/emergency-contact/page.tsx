import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/i18n/client-messages';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { AskedContact } from '@/features/emergency-card/asked-contact';
import { NeedsScript } from '@/ui/needs-script';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('emergencyCard.asked'))('pageTitle') };
}

export default async function AskedContactPage(props: LocaleParams) {
  await pageLanguage(props);
  return (
    <div className="stack">
      <NeedsScript />
      <ClientMessages of={['ui', 'emergencyCard.asked']}>
        <AskedContact />
      </ClientMessages>
    </div>
  );
}
