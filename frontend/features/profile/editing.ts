import type { Locale } from '@/lib/locales';
import { omit } from '@/lib/omit';
import { rebased } from '@/lib/rebased';
import type { Entry, HealthProfile, Section } from './api';
import { draftOf, type EntryDraft } from './entry-draft';
import type { KeptChange } from './kept';

/** The one thing that is changed at a time. */
export type Editing =
  | { what: 'basics' }
  | ({ what: 'entry' } & KeptChange)
  | { what: 'objection' | 'removal'; section: Section; before: Entry };

/** A change on the profile as it is now; of an entry that is gone meanwhile it becomes a new one. */
export function onto(change: KeptChange, profile: HealthProfile, locale: Locale): KeptChange {
  const { section, draft, before } = change;
  if (draft.id === undefined) {
    return change;
  }
  const now = profile[section].find(({ id }) => id === draft.id);
  if (!now) {
    return { ...omit(change, 'before'), draft: { ...draft, id: undefined } };
  }
  return {
    ...change,
    draft: before ? rebased(draft, draftOf(before, locale), draftOf(now, locale)) : draft,
    before: now,
  };
}

/** Saying nothing any more takes it back. */
export function objected(entry: Entry, words: string): Entry {
  return { ...omit(entry, 'objection'), ...(words && { objection: words }) };
}

/** The server names a field by its place in the list; the form has one entry. */
export function fieldsOf(editing: Editing | null, profile: HealthProfile): Record<string, string> {
  if (editing?.what === 'basics') {
    return Object.fromEntries(
      ['birthDate', 'sexAtBirth', 'bloodGroup', 'dueOn', 'notes'].map((name) => [name, name]),
    );
  }
  if (editing?.what !== 'entry') {
    return {};
  }
  const { section, draft } = editing;
  const entries = profile[section];
  const found = entries.findIndex(({ id }) => id !== undefined && id === draft.id);
  const place = found < 0 ? entries.length : found;
  const names: (keyof EntryDraft)[] = [
    'text',
    'since',
    'until',
    'reaction',
    'dose',
    'value',
    'unit',
    'note',
  ];
  return Object.fromEntries(names.map((name) => [`${section}[${place}].${name}`, `entry-${name}`]));
}
