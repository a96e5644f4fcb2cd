import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/i18n/client-messages';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { SignedInOnly } from '@/features/auth/signed-in-only';
import { CardPage } from '@/features/emergency-card/card-page';
import { paths } from '@/lib/paths';
import { NeedsScript } from '@/ui/needs-script';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('emergencyCard.card'))('title') };
}

export default async function EmergencyCardPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <div className="wide">
      <NeedsScript />
      <ClientMessages
        of={[
          'ui',
          'auth',
          'emergencyCard.card',
          'emergencyCard.fields',
          'emergencyCard.preview',
          'emergencyCard.links',
        ]}
      >
        <SignedInOnly locale={locale} back={paths.file(locale, 'emergency-card')}>
          <CardPage locale={locale} />
        </SignedInOnly>
      </ClientMessages>
    </div>
  );
}
