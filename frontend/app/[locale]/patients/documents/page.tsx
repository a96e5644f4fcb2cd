import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/i18n/client-messages';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { SignedInOnly } from '@/features/auth/signed-in-only';
import { SharedWithMe } from '@/features/documents/shared-documents';
import { NeedsScript } from '@/ui/needs-script';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('documents'))('shared.title') };
}

export default async function SharedDocumentsPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <>
      <NeedsScript />
      <ClientMessages of={['ui', 'auth', 'documents.shared', 'documents.category']}>
        <SignedInOnly locale={locale} back={`/${locale}/patients/documents/`}>
          <SharedWithMe locale={locale} />
        </SignedInOnly>
      </ClientMessages>
    </>
  );
}
