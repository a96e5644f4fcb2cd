import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/i18n/client-messages';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { SignedInOnly } from '@/features/auth/signed-in-only';
import { HealthProfile } from '@/features/profile/health-profile';
import { paths } from '@/lib/paths';
import { NeedsScript } from '@/ui/needs-script';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('profile'))('health.title') };
}

export default async function HealthPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <>
      <NeedsScript />
      <ClientMessages
        of={[
          'ui',
          'auth',
          'profile.health',
          'profile.section',
          'profile.entry',
          'profile.form',
          'profile.basics',
          'profile.leaving',
        ]}
      >
        <SignedInOnly locale={locale} back={paths.file(locale, 'health')}>
          <HealthProfile locale={locale} />
        </SignedInOnly>
      </ClientMessages>
    </>
  );
}
