import type { Metadata, Viewport } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ClientMessages } from '@/app/i18n/client-messages';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { legible } from '@/app/font';
import { locales } from '@/lib/locales';
import { DemoBanner } from '@/ui/demo-banner';
import { EmergencyBar } from '@/ui/emergency-bar';
import { OfflineNotice } from '@/ui/offline-notice';
import { SiteFooter } from '@/ui/site-footer';
import { SiteHeader } from '@/ui/site-header';
import { StepUpDialog } from '@/ui/step-up-dialog';
import { UpdatePrompt } from '@/ui/update-prompt';
import '@/app/styles';

export const dynamicParams = false;

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }));
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f3f6f5' },
    { media: '(prefers-color-scheme: dark)', color: '#0f1b20' },
  ],
};

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  const locale = await pageLanguage(props);
  const t = await getTranslations('ui');
  return {
    title: { default: t('brand'), template: `%s – ${t('brand')}` },
    manifest: `/manifest.${locale}.webmanifest`,
    icons: {
      icon: [{ url: '/icons/icon.svg', type: 'image/svg+xml' }],
      apple: '/icons/apple-180.png',
    },
    formatDetection: { telephone: false },
    referrer: 'no-referrer',
  };
}

export default async function LocaleLayout(props: LocaleParams & { children: ReactNode }) {
  const locale = await pageLanguage(props);
  const t = await getTranslations('ui');
  return (
    <html lang={locale} dir="ltr" className={legible.variable} suppressHydrationWarning>
      <body>
        <a className="skip" href="#main">
          {t('skip')}
        </a>
        <ClientMessages of={['ui']}>
          <SiteHeader locale={locale} />
          <DemoBanner />
          <OfflineNotice />
          <UpdatePrompt />
          <StepUpDialog />
          <main id="main" tabIndex={-1}>
            {props.children}
          </main>
        </ClientMessages>
        <SiteFooter locale={locale} />
        <EmergencyBar locale={locale} />
      </body>
    </html>
  );
}
