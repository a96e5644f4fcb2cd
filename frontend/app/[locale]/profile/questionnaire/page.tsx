import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/i18n/client-messages';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { SignedInOnly } from '@/features/auth/signed-in-only';
import { Questionnaire } from '@/features/questionnaire/questionnaire';
import { paths } from '@/lib/paths';
import { NeedsScript } from '@/ui/needs-script';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('questionnaire.start'))('title') };
}

export default async function QuestionnairePage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <>
      <NeedsScript />
      <ClientMessages of={['ui', 'auth', 'questionnaire']}>
        <SignedInOnly locale={locale} back={paths.file(locale, 'questionnaire')}>
          <Questionnaire locale={locale} />
        </SignedInOnly>
      </ClientMessages>
    </>
  );
}
