import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/i18n/client-messages';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { ConfirmAddress } from '@/features/auth/confirm-address';
import { NeedsScript } from '@/ui/needs-script';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('mailedLinks.address'))('title') };
}

export default async function ConfirmAddressPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  const t = await getTranslations('mailedLinks.address');
  return (
    <div className="stack">
      <NeedsScript />
      <ClientMessages
        of={[
          'ui',
          'auth.expired',
          'auth.enrol',
          'signIn',
          'mailedLinks.sending',
          'mailedLinks.link',
          'mailedLinks.address',
        ]}
      >
        <ConfirmAddress
          locale={locale}
          intro={
            <>
              <h1>{t('title')}</h1>
              <p className="lead">{t('lead')}</p>
            </>
          }
        />
      </ClientMessages>
    </div>
  );
}
