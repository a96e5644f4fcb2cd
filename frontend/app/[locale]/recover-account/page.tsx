import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/i18n/client-messages';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { RecoverAccount } from '@/features/auth/recover-account';
import { NeedsScript } from '@/ui/needs-script';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('mailedLinks.recover'))('title') };
}

export default async function RecoverAccountPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  const t = await getTranslations('mailedLinks.recover');
  return (
    <div className="stack">
      <NeedsScript />
      <ClientMessages
        of={[
          'ui',
          'mailedLinks.sending',
          'mailedLinks.toSignIn',
          'mailedLinks.link',
          'mailedLinks.recover',
        ]}
      >
        <RecoverAccount
          locale={locale}
          intro={
            <>
              <h1>{t('title')}</h1>
              <p className="lead">{t('lead')}</p>
              <p>{t('what')}</p>
            </>
          }
        />
      </ClientMessages>
    </div>
  );
}
