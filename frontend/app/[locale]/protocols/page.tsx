import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/i18n/client-messages';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { ProtocolsPage } from '@/features/protocols/protocols-page';
import { NeedsScript } from '@/ui/needs-script';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('protocols'))('title') };
}

export default async function ProtocolsRoute(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <div className="wide">
      <NeedsScript />
      <ClientMessages
        of={[
          'ui',
          'protocols.title',
          'protocols.lead',
          'protocols.inForce',
          'protocols.only',
          'protocols.drafts',
          'protocols.newDraft',
          'protocols.newProtocol',
          'protocols.history',
        ]}
      >
        <ProtocolsPage locale={locale} />
      </ClientMessages>
    </div>
  );
}
