import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/i18n/client-messages';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { SignedInOnly } from '@/features/auth/signed-in-only';
import { Sharing } from '@/features/care/sharing';
import { paths } from '@/lib/paths';
import { NeedsScript } from '@/ui/needs-script';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('care.sharing'))('title') };
}

export default async function SharingPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <div className="wide">
      <NeedsScript />
      <ClientMessages of={['ui', 'auth', 'care.sharing']}>
        <SignedInOnly locale={locale} back={paths.file(locale, 'sharing')}>
          <Sharing locale={locale} />
        </SignedInOnly>
      </ClientMessages>
    </div>
  );
}
