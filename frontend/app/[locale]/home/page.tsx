import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/i18n/client-messages';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { SignedInOnly } from '@/features/auth/signed-in-only';
import { AddressPrompt } from '@/features/account/address-prompt';
import { HomeBoard } from '@/features/home/home-board';
import { KeptHere } from '@/features/triage/kept-here';
import { LatestAssessments } from '@/features/triage/latest-assessments';
import { paths } from '@/lib/paths';
import { NeedsScript } from '@/ui/needs-script';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('ui'))('nav.home') };
}

export default async function HomePage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <div className="wide">
      <NeedsScript />
      <ClientMessages
        of={[
          'ui',
          'auth',
          'home',
          'account.addressPrompt',
          'triage.draft',
          'triage.history',
          'triage.level',
          'triage.device',
          'triage.result.emergency.call15',
          'triage.result.emergency.call112',
        ]}
      >
        <SignedInOnly locale={locale} back={paths.home(locale)}>
          <HomeBoard
            locale={locale}
            draft={<KeptHere locale={locale} />}
            latest={<LatestAssessments locale={locale} />}
            notice={<AddressPrompt locale={locale} />}
          />
        </SignedInOnly>
      </ClientMessages>
    </div>
  );
}
