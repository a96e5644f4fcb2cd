import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AccountPage } from '@/app/[locale]/account/account-page';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { ChangePassword } from '@/features/account/change-password';
import { paths } from '@/lib/paths';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('account'))('password.title') };
}

export default async function ChangePasswordPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <AccountPage
      locale={locale}
      back={paths.account(locale, 'password')}
      words={['account.password']}
    >
      <ChangePassword locale={locale} />
    </AccountPage>
  );
}
