import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AccountPage } from '@/app/[locale]/account/account-page';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { RecoveryCodes } from '@/features/account/recovery-codes';
import { paths } from '@/lib/paths';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('account'))('codes.title') };
}

export default async function RecoveryCodesPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <AccountPage
      locale={locale}
      back={paths.account(locale, 'recovery-codes')}
      words={['account.keep', 'account.codes']}
    >
      <RecoveryCodes locale={locale} />
    </AccountPage>
  );
}
