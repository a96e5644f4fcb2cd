import type { Locale } from './locales';

/** Every address of the pages. Ids of health data go after the `#`: a server never sees them. */
export const paths = {
  welcome: (locale: Locale) => `/${locale}/`,
  signIn: (locale: Locale) => `/${locale}/sign-in/`,
  home: (locale: Locale) => `/${locale}/home/`,
  triage: (locale: Locale) => `/${locale}/triage/`,
  history: (locale: Locale) => `/${locale}/triage/history/`,
  assessment: (locale: Locale, id: string) =>
    `/${locale}/triage/history/#id=${encodeURIComponent(id)}`,
  emergency: (locale: Locale) => `/${locale}/emergency/`,
  offline: (locale: Locale) => `/${locale}/offline/`,
  accessibility: (locale: Locale) => `/${locale}/accessibility/`,
  privacy: (locale: Locale) => `/${locale}/privacy/`,
  docs: () => '/docs/',
};

/** The same page in another language. */
export function inLanguage(pathname: string, locale: Locale): string {
  return pathname.replace(/^\/[a-z]{2}(?=\/|$)/, `/${locale}`);
}

/**
 * Where to go after signing in: one of our own pages, never an address that somebody else put
 * into the link.
 */
export function safeReturn(wanted: string | null | undefined, locale: Locale): string {
  const fallback = paths.home(locale);
  if (!wanted || !wanted.startsWith('/') || /^[/\\]{2}/.test(wanted)) {
    return fallback;
  }
  const own: string[] = [paths.home(locale), paths.triage(locale), paths.history(locale)];
  const [path = ''] = wanted.split('#');
  return own.includes(path) ? wanted : fallback;
}
