import type { Locale } from './locales';

/** English as Europeans write dates; the zone is the one of the device. */
const tags: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };

/** "22 novembre 2026 à 18:07" */
export function sayMoment(at: string | number, locale: Locale, timeZone?: string): string {
  return new Intl.DateTimeFormat(tags[locale], {
    dateStyle: 'long',
    timeStyle: 'short',
    ...(timeZone && { timeZone }),
  }).format(new Date(at));
}
