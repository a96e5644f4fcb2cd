import { setRequestLocale } from 'next-intl/server';
import { defaultLocale, isLocale, type Locale } from '@/lib/locales';

export interface LocaleParams {
  params: Promise<{ locale: string }>;
}

/** Reads the language of an address and makes it the language of the page being built. */
export async function pageLanguage({ params }: LocaleParams): Promise<Locale> {
  const { locale } = await params;
  const known = isLocale(locale) ? locale : defaultLocale;
  setRequestLocale(known);
  return known;
}
