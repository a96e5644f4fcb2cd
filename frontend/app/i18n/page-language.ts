import { setRequestLocale } from 'next-intl/server';
import { defaultLocale, isLocale, type Locale } from '@/lib/locales';

export interface LocaleParams {
  params: Promise<{ locale: string }>;
}

/** Reads the language of an address and makes it the language of the page being built. */
export async function pageLanguage({ params }: LocaleParams): Promise<Locale> {
  const { locale } = await params;
  const known = isLocale(locale) ? locale : defaultLocale;
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- see request.ts
  setRequestLocale(known);
  return known;
}
