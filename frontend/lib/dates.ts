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

/** "22 novembre 2026", of a day that is the same everywhere, as "2026-11-22". */
export function sayDay(day: string, locale: Locale): string {
  return new Intl.DateTimeFormat(tags[locale], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
