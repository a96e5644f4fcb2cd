import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/i18n/client-messages';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { DraftPage } from '@/features/protocols/draft-page';
import { NeedsScript } from '@/ui/needs-script';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('protocols.draft'))('title') };
}

export default async function DraftRoute(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <div className="wide">
      <NeedsScript />
      <ClientMessages of={['ui', 'protocols']}>
        <DraftPage locale={locale} />
      </ClientMessages>
    </div>
  );
}
