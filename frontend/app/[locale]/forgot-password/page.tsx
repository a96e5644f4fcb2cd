import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/i18n/client-messages';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { ForgottenPassword } from '@/features/auth/forgotten-password';
import { NeedsScript } from '@/ui/needs-script';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('mailedLinks.forgotten'))('title') };
}

export default async function ForgottenPasswordPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  const t = await getTranslations('mailedLinks.forgotten');
  return (
    <div className="stack">
      <NeedsScript />
      <ClientMessages
        of={[
          'ui',
          'mailedLinks.email',
          'mailedLinks.noEmail',
          'mailedLinks.sending',
          'mailedLinks.toSignIn',
          'mailedLinks.again',
          'mailedLinks.lookInMailbox',
          'mailedLinks.notThere',
          'mailedLinks.forgotten',
        ]}
      >
        <ForgottenPassword
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
