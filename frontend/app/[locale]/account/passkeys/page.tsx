import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AccountPage } from '@/app/[locale]/account/account-page';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { Passkeys } from '@/features/account/passkeys';
import { paths } from '@/lib/paths';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('account'))('passkeys.title') };
}

export default async function PasskeysPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <AccountPage
      locale={locale}
      back={paths.account(locale, 'passkeys')}
      words={['account.keep', 'account.passkeys', 'account.codes']}
    >
      <Passkeys locale={locale} />
    </AccountPage>
  );
}
