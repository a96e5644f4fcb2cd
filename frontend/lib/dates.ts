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

/** "2026-11-30", so many days from now where the person is. */
export function dayFrom(now: Date, days: number): string {
  const then = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())}`;
}

/** The day of a moment where the person is; a day is what it is everywhere. */
export const dayOf = (at: string): string => (at.length > 10 ? dayFrom(new Date(at), 0) : at);
