/** The languages of the pages. Adding one: an entry here, then a messages.<locale>.json beside each messages.fr.json. */
export const locales = ['fr', 'en'] as const;

export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = 'fr';

/** Each language in its own words, for people who cannot read the current one. */
export const languageNames: Record<Locale, string> = { fr: 'Français', en: 'English' };

/** Said in the language that it leads to. */
export const invitations: Record<Locale, string> = {
  fr: 'Lire cette page en français',
  en: 'Read this page in English',
};

export function isLocale(value: string | undefined): value is Locale {
  return locales.some((locale) => locale === value);
}
