import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/i18n/client-messages';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { SignInAndReturn } from '@/features/auth/sign-in-and-return';
import { paths } from '@/lib/paths';
import { NeedsScript } from '@/ui/needs-script';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('auth'))('title') };
}

export default async function SignInPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  const t = await getTranslations('auth');
  return (
    <div className="stack">
      <NeedsScript />
      <ClientMessages of={['ui', 'auth.expired', 'auth.enrol', 'signIn']}>
        <SignInAndReturn
          locale={locale}
          intro={
            <>
              <h1>{t('title')}</h1>
              <p className="lead">{t('lead')}</p>
            </>
          }
        />
      </ClientMessages>
      <p>
        {t('emergency')} <a href={paths.emergency(locale)}>{t('emergencyLink')}</a>
      </p>
    </div>
  );
}
