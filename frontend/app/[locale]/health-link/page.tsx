import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/i18n/client-messages';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { HealthLink } from '@/features/emergency-card/health-link';
import { NeedsScript } from '@/ui/needs-script';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('emergencyCard.viewer'))('title') };
}

export default async function HealthLinkPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <div className="stack">
      <NeedsScript />
      <ClientMessages of={['ui', 'emergencyCard.viewer']}>
        <HealthLink locale={locale} />
      </ClientMessages>
    </div>
  );
}
