import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/i18n/client-messages';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { SignedInOnly } from '@/features/auth/signed-in-only';
import { DocumentsPage } from '@/features/documents/documents-page';
import { paths } from '@/lib/paths';
import { NeedsScript } from '@/ui/needs-script';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('documents'))('title') };
}

export default async function OwnDocumentsPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <>
      <NeedsScript />
      <ClientMessages
        of={[
          'ui',
          'auth',
          'documents.back',
          'documents.title',
          'documents.lead',
          'documents.room',
          'documents.list',
          'documents.show',
          'documents.all',
          'documents.none',
          'documents.noneOfKind',
          'documents.more',
          'documents.category',
          'documents.add',
          'documents.sending',
          'documents.one',
          'documents.preview',
          'documents.share',
          'documents.accesses',
          'documents.edit',
          'documents.versions',
        ]}
      >
        <SignedInOnly locale={locale} back={paths.file(locale, 'documents')}>
          <DocumentsPage locale={locale} />
        </SignedInOnly>
      </ClientMessages>
    </>
  );
}
