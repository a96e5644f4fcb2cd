import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/i18n/client-messages';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { NeedsScript } from '@/ui/needs-script';
import { PatientsPage } from './patients-page';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('care.search'))('title') };
}

export default async function PatientsRoute(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <div className="wide">
      <NeedsScript />
      <ClientMessages
        of={[
          'ui',
          'care.only',
          'care.search',
          'care.file',
          'care.danger',
          'care.entry',
          'care.field',
          'care.visits',
          'care.opinion',
          'care.preVisit',
          'care.timeline',
          'care.resumed',
          'care.glass',
          'profile.form.chosen',
          'profile.form.found',
          'documents.shared',
          'documents.category',
        ]}
      >
        <PatientsPage locale={locale} />
      </ClientMessages>
    </div>
  );
}
