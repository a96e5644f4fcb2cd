import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AccountPage } from '@/app/[locale]/account/account-page';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { Authenticator } from '@/features/account/authenticator';
import { paths } from '@/lib/paths';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('account'))('authenticator.title') };
}

export default async function AuthenticatorPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <AccountPage
      locale={locale}
      back={paths.account(locale, 'authenticator')}
      words={['account.keep', 'account.authenticator', 'account.codes']}
    >
      <Authenticator locale={locale} />
    </AccountPage>
  );
}
