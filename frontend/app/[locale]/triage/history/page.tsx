import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/i18n/client-messages';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { SignedInOnly } from '@/features/auth/signed-in-only';
import { History } from '@/features/triage/history';
import { paths } from '@/lib/paths';
import { NeedsScript } from '@/ui/needs-script';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('triage.history'))('title') };
}

export default async function HistoryPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <>
      <NeedsScript />
      <ClientMessages
        of={[
          'ui',
          'auth',
          'triage.history',
          'triage.result',
          'triage.followUp',
          'triage.level',
          'triage.notDiagnosis',
        ]}
      >
        <SignedInOnly locale={locale} back={paths.history(locale)}>
          <History locale={locale} />
        </SignedInOnly>
      </ClientMessages>
    </>
  );
}
