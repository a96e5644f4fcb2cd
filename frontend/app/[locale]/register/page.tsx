import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/i18n/client-messages';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { RegisterForm } from '@/features/auth/register-form';
import { NeedsScript } from '@/ui/needs-script';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('mailedLinks.register'))('title') };
}

export default async function RegisterPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  const t = await getTranslations('mailedLinks.register');
  return (
    <div className="stack">
      <NeedsScript />
      <ClientMessages
        of={[
          'ui',
          'mailedLinks.email',
          'mailedLinks.noEmail',
          'mailedLinks.sending',
          'mailedLinks.again',
          'mailedLinks.lookInMailbox',
          'mailedLinks.link',
          'mailedLinks.password',
          'mailedLinks.register',
        ]}
      >
        <RegisterForm
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
