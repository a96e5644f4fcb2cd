import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/i18n/client-messages';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { ResetPassword } from '@/features/auth/reset-password';
import { NeedsScript } from '@/ui/needs-script';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('mailedLinks.reset'))('title') };
}

export default async function ResetPasswordPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  const t = await getTranslations('mailedLinks.reset');
  return (
    <div className="stack">
      <NeedsScript />
      <ClientMessages
        of={[
          'ui',
          'mailedLinks.sending',
          'mailedLinks.toSignIn',
          'mailedLinks.link',
          'mailedLinks.password',
          'mailedLinks.reset',
        ]}
      >
        <ResetPassword
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
