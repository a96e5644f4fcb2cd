import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/i18n/client-messages';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { Accesses } from '@/features/accesses/accesses';
import { SignedInOnly } from '@/features/auth/signed-in-only';
import { paths } from '@/lib/paths';
import { NeedsScript } from '@/ui/needs-script';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('accesses'))('title') };
}

export default async function AccessesPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <>
      <NeedsScript />
      <ClientMessages of={['ui', 'auth', 'accesses']}>
        <SignedInOnly locale={locale} back={paths.accesses(locale)}>
          <Accesses locale={locale} />
        </SignedInOnly>
      </ClientMessages>
    </>
  );
}
