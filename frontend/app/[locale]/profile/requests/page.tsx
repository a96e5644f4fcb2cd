import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/i18n/client-messages';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { SignedInOnly } from '@/features/auth/signed-in-only';
import { MyRequests } from '@/features/rights/my-requests';
import { paths } from '@/lib/paths';
import { NeedsScript } from '@/ui/needs-script';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('rights.requests'))('title') };
}

export default async function RequestsPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <>
      <NeedsScript />
      <ClientMessages of={['ui', 'auth', 'rights.requests']}>
        <SignedInOnly locale={locale} back={paths.file(locale, 'requests')}>
          <MyRequests locale={locale} />
        </SignedInOnly>
      </ClientMessages>
    </>
  );
}
