import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/i18n/client-messages';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { SignedInOnly } from '@/features/auth/signed-in-only';
import { SymptomCheck } from '@/features/triage/symptom-check';
import { paths } from '@/lib/paths';
import { NeedsScript } from '@/ui/needs-script';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('triage'))('title') };
}

export default async function TriagePage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <>
      <NeedsScript />
      <ClientMessages
        of={[
          'ui',
          'auth',
          'triage.title',
          'triage.notDiagnosis',
          'triage.continue',
          'triage.sending',
          'triage.danger',
          'triage.who',
          'triage.words',
          'triage.list',
          'triage.question',
          'triage.check',
          'triage.result',
          'triage.followUp',
          'triage.draft',
          'triage.level',
          'triage.device',
        ]}
      >
        <SignedInOnly locale={locale} back={paths.triage(locale)}>
          <SymptomCheck locale={locale} />
        </SignedInOnly>
      </ClientMessages>
    </>
  );
}
