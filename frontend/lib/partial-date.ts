import { sayDay } from './dates';
import type { Locale } from './locales';

/**
 * What was typed as a year, a month or a day, as the server writes it; null if it is none. Day
 * first, as people in Europe write.
 */
export function readPartial(typed: string): string | null {
  const parts = typed.trim().split(/[\s/.-]+/u);
  const iso = /^\d{4}$/u.test(parts[0] ?? '') ? parts : [...parts].reverse();
  const [year = '', month, day] = iso;
  if (iso.length > 3 || !/^(?:18|19|20)\d\d$/u.test(year)) {
    return null;
  }
  const numbers = [month, day].filter((part) => part !== undefined);
  if (!numbers.every((part) => /^\d{1,2}$/u.test(part))) {
    return null;
  }
  const text = [year, ...numbers.map((part) => part.padStart(2, '0'))].join('-');
  return exists(text) ? text : null;
}

function exists(text: string): boolean {
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** As it is typed again: 04/05/2019. */
export const typedPartial = (partial: string | undefined): string =>
  (partial ?? '').split('-').reverse().join('/');

/** "2019", "mai 2019", "4 mai 2019". */
export function sayPartial(partial: string, locale: Locale): string {
  switch (partial.length) {
    case 4:
      return partial;
    case 7:
      return new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
        month: 'long',
        year: 'numeric',
        timeZone: 'UTC',
      }).format(new Date(`${partial}-01T00:00:00Z`));
    default:
      return sayDay(partial, locale);
  }
}

/** A day is named in another way than a year: "depuis le 4 mai 2019", "depuis 2019". */
export const isDay = (partial: string): boolean => partial.length > 7;
