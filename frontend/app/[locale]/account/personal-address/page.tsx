import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AccountPage } from '@/app/[locale]/account/account-page';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { PersonalAddress } from '@/features/account/personal-address';
import { paths } from '@/lib/paths';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('account'))('address.title') };
}

export default async function PersonalAddressPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <AccountPage
      locale={locale}
      back={paths.account(locale, 'personal-address')}
      words={['account.keep', 'account.address']}
    >
      <PersonalAddress locale={locale} />
    </AccountPage>
  );
}
