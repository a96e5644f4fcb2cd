import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/i18n/client-messages';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { SignedInOnly } from '@/features/auth/signed-in-only';
import { Rights } from '@/features/rights/rights';
import { paths } from '@/lib/paths';
import { NeedsScript } from '@/ui/needs-script';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('rights'))('title') };
}

export default async function RightsPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <>
      <NeedsScript />
      <ClientMessages
        of={[
          'ui',
          'auth',
          'rights.back',
          'rights.title',
          'rights.lead',
          'rights.accesses',
          'rights.requestsLink',
          'rights.archive',
          'rights.kept',
          'rights.erase',
          'rights.receipt',
        ]}
      >
        <SignedInOnly locale={locale} back={paths.file(locale, 'rights')}>
          <Rights locale={locale} />
        </SignedInOnly>
      </ClientMessages>
    </>
  );
}
