import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AccountPage } from './account-page';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { AccountOverview } from '@/features/account/account';
import { paths } from '@/lib/paths';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('account'))('title') };
}

export default async function OverviewPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <AccountPage
      locale={locale}
      back={paths.account(locale)}
      words={[
        'account.who',
        'account.protection',
        'account.rest',
        'account.unprotected',
        'account.suspected',
        'account.signOutHere',
        'account.parts',
        'account.state',
        'account.enrolment',
        'account.passkeys',
        'account.authenticator',
        'account.codes',
      ]}
    >
      <AccountOverview locale={locale} />
    </AccountPage>
  );
}
