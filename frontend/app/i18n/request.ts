import { getRequestConfig } from 'next-intl/server';
import { defaultLocale, isLocale, type Locale } from '@/lib/locales';
import type messages from './all-messages';

async function messagesOf(locale: Locale): Promise<typeof messages> {
  const [ui, pages, auth, emergency, home, triage] = await Promise.all([
    import(`../../ui/messages.${locale}.json`),
    import(`./pages.${locale}.json`),
    import(`../../features/auth/messages.${locale}.json`),
    import(`../../features/emergency/messages.${locale}.json`),
    import(`../../features/home/messages.${locale}.json`),
    import(`../../features/triage/messages.${locale}.json`),
  ]);
  return {
    ui: ui.default,
    pages: pages.default,
    auth: auth.default,
    emergency: emergency.default,
    home: home.default,
    triage: triage.default,
  };
}

export default getRequestConfig(async ({ requestLocale }) => {
  const asked = await requestLocale;
  const locale = isLocale(asked) ? asked : defaultLocale;
  // The sites are in France; a fixed zone also keeps the build independent of the machine.
  return { locale, messages: await messagesOf(locale), timeZone: 'Europe/Paris' };
});
