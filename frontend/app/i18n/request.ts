import { getRequestConfig } from 'next-intl/server';
import { defaultLocale, isLocale, type Locale } from '@/lib/locales';
import type messages from './all-messages';

interface Loaded<Name extends keyof typeof messages> {
  default: (typeof messages)[Name];
}

async function messagesOf(locale: Locale): Promise<typeof messages> {
  const [
    ui,
    pages,
    accesses,
    account,
    admin,
    auth,
    signIn,
    mailedLinks,
    care,
    consent,
    consents,
    documents,
    emergency,
    emergencyCard,
    home,
    profile,
    protocols,
    questionnaire,
    rights,
    triage,
  ] = await Promise.all([
    import(`../../ui/messages.${locale}.json`) as Promise<Loaded<'ui'>>,
    import(`./pages.${locale}.json`) as Promise<Loaded<'pages'>>,
    import(`../../features/accesses/messages.${locale}.json`) as Promise<Loaded<'accesses'>>,
    import(`../../features/account/messages.${locale}.json`) as Promise<Loaded<'account'>>,
    import(`../../features/admin/messages.${locale}.json`) as Promise<Loaded<'admin'>>,
    import(`../../features/auth/messages.${locale}.json`) as Promise<Loaded<'auth'>>,
    import(`../../features/auth/sign-in-messages.${locale}.json`) as Promise<Loaded<'signIn'>>,
    import(`../../features/auth/link-messages.${locale}.json`) as Promise<Loaded<'mailedLinks'>>,
    import(`../../features/care/messages.${locale}.json`) as Promise<Loaded<'care'>>,
    import(`../../features/consent/messages.${locale}.json`) as Promise<Loaded<'consent'>>,
    import(`../../features/consents/messages.${locale}.json`) as Promise<Loaded<'consents'>>,
    import(`../../features/documents/messages.${locale}.json`) as Promise<Loaded<'documents'>>,
    import(`../../features/emergency/messages.${locale}.json`) as Promise<Loaded<'emergency'>>,
    import(`../../features/emergency-card/messages.${locale}.json`) as Promise<
      Loaded<'emergencyCard'>
    >,
    import(`../../features/home/messages.${locale}.json`) as Promise<Loaded<'home'>>,
    import(`../../features/profile/messages.${locale}.json`) as Promise<Loaded<'profile'>>,
    import(`../../features/protocols/messages.${locale}.json`) as Promise<Loaded<'protocols'>>,
    import(`../../features/questionnaire/messages.${locale}.json`) as Promise<
      Loaded<'questionnaire'>
    >,
    import(`../../features/rights/messages.${locale}.json`) as Promise<Loaded<'rights'>>,
    import(`../../features/triage/messages.${locale}.json`) as Promise<Loaded<'triage'>>,
  ]);
  return {
    ui: ui.default,
    pages: pages.default,
    accesses: accesses.default,
    account: account.default,
    admin: admin.default,
    auth: auth.default,
    signIn: signIn.default,
    mailedLinks: mailedLinks.default,
    care: care.default,
    consent: consent.default,
    consents: consents.default,
    documents: documents.default,
    emergency: emergency.default,
    emergencyCard: emergencyCard.default,
    home: home.default,
    profile: profile.default,
    protocols: protocols.default,
    questionnaire: questionnaire.default,
    rights: rights.default,
    triage: triage.default,
  };
}

// next-intl 4.14 suggests next/root-params, which needs one root layout; we have three.
/* eslint-disable @typescript-eslint/no-deprecated */
export default getRequestConfig(async ({ requestLocale }) => {
  const asked = await requestLocale;
  const locale = isLocale(asked) ? asked : defaultLocale;
  // The sites are in France; a fixed zone also keeps the build independent of the machine.
  return { locale, messages: await messagesOf(locale), timeZone: 'Europe/Paris' };
});
