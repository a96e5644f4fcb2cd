import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/i18n/client-messages';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { Consents } from '@/features/consents/consents';
import { SignedInOnly } from '@/features/auth/signed-in-only';
import { paths } from '@/lib/paths';
import { NeedsScript } from '@/ui/needs-script';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('consents'))('title') };
}

export default async function ConsentsPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <>
      <NeedsScript />
      <ClientMessages of={['ui', 'auth', 'consents']}>
        <SignedInOnly locale={locale} back={paths.consents(locale)}>
          <Consents locale={locale} />
        </SignedInOnly>
      </ClientMessages>
    </>
  );
}
