import type { Locale } from '@/lib/locales';
import { readNumber, sayNumber } from '@/lib/numbers';
import { omit } from '@/lib/omit';
import { readPartial, typedPartial } from '@/lib/partial-date';
import type { Entry } from './api';
import type { Section } from './rules';

/** What is a number or a date in the end, and a text while somebody types it. */
export interface Typed {
  value: string;
  since: string;
  until: string;
}

export const typedOf = (entry: Entry | null, locale: Locale): Typed => ({
  value: entry?.value === undefined ? '' : sayNumber(entry.value, locale),
  since: typedPartial(entry?.since),
  until: typedPartial(entry?.until),
});

/** Which of them say nothing that can be kept; a measurement needs its number. */
export function wrongIn(typed: Typed, section: Section): (keyof Typed)[] {
  const isBadDate = (text: string) => text.trim() !== '' && readPartial(text) === null;
  return [
    ...(section === 'measurements' && readNumber(typed.value) === null ? ['value' as const] : []),
    ...(['since', 'until'] as const).filter((name) => isBadDate(typed[name])),
  ];
}

export function entryOf(draft: Entry, typed: Typed): Entry {
  const value = readNumber(typed.value);
  const since = readPartial(typed.since);
  const until = readPartial(typed.until);
  return {
    ...omit(draft, 'value', 'since', 'until'),
    ...(value !== null && { value }),
    ...(since !== null && { since }),
    ...(until !== null && { until }),
  };
}
