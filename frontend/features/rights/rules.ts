import type { Archive, Kept } from './api';

/** The list comes newest first. */
export const newest = (all: Archive[]): Archive | null => all[0] ?? null;

export interface Lasts {
  word: 'erased' | 'rule' | 'day' | 'years';
  count: number;
}

/** How long something is kept, as a word and a number; as `rights/retention.csv` writes it. */
export function lasts(duration: string): Lasts {
  const years = /^P(\d+)Y$/.exec(duration);
  if (years) {
    return { word: 'years', count: Number(years[1]) };
  }
  if (duration === 'with-the-rule') {
    return { word: 'rule', count: 0 };
  }
  return { word: duration === 'until-erased' ? 'erased' : 'day', count: 1 };
}

export interface Plan {
  goes: Kept[];
  nameless: Kept[];
  stays: Kept[];
}

/** What happens to what, in the order in which people ask. */
export function planOf(all: Kept[]): Plan {
  const of = (erasure: Kept['erasure']) => all.filter((kept) => kept.erasure === erasure);
  return { goes: of('now'), nameless: of('pseudonymised'), stays: of('kept') };
}
