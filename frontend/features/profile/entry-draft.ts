import type { Locale } from '@/lib/locales';
import { readNumber, sayNumber } from '@/lib/numbers';
import { readPartial, typedPartial } from '@/lib/partial-date';
import type { Code, Entry, Section } from './api';

/** An entry while it is typed: everything a text, as it stands on the screen. */
export interface EntryDraft {
  id?: string | undefined;
  text: string;
  /** Chosen from the list; dropped as soon as the words are changed. */
  code: Code | null;
  status: string;
  since: string;
  until: string;
  criticality: string;
  reaction: string;
  dose: string;
  value: string;
  unit: string;
  note: string;
}

const EMPTY: EntryDraft = {
  text: '',
  code: null,
  status: 'active',
  since: '',
  until: '',
  criticality: '',
  reaction: '',
  dose: '',
  value: '',
  unit: '',
  note: '',
};

/** Details that only entries of some lists have (`Section` of the server). */
export const DETAILS: Record<Section, readonly ('criticality' | 'dose' | 'until' | 'value')[]> = {
  allergies: ['criticality'],
  conditions: ['until'],
  medications: ['dose', 'until'],
  immunizations: [],
  measurements: ['value'],
};

export function draftOf(entry: Entry | undefined, locale: Locale): EntryDraft {
  if (!entry) {
    return EMPTY;
  }
  return {
    ...EMPTY,
    ...(entry.id !== undefined && { id: entry.id }),
    text: entry.text ?? entry.code?.display ?? '',
    code: entry.code ?? null,
    status: entry.status ?? 'active',
    since: typedPartial(entry.since),
    until: typedPartial(entry.until),
    criticality: entry.criticality ?? '',
    reaction: entry.reaction ?? '',
    dose: entry.dose ?? '',
    value: entry.value === undefined ? '' : sayNumber(entry.value, locale),
    unit: entry.unit ?? '',
    note: entry.note ?? '',
  };
}

export interface Mistake {
  target: keyof EntryDraft;
  message: 'whatMissing' | 'dateWrong' | 'valueWrong' | 'unitMissing';
}

export function mistakesOf(draft: EntryDraft, section: Section): Mistake[] {
  const measured = DETAILS[section].includes('value');
  const mistakes: (Mistake | false)[] = [
    draft.text.trim() === '' && { target: 'text', message: 'whatMissing' },
    measured && readNumber(draft.value) === null && { target: 'value', message: 'valueWrong' },
    measured && draft.unit.trim() === '' && { target: 'unit', message: 'unitMissing' },
    isBadDate(draft.since) && { target: 'since', message: 'dateWrong' },
    // What is not asked any more is no mistake.
    saysUntil(draft, section) &&
      isBadDate(draft.until) && { target: 'until', message: 'dateWrong' },
  ];
  return mistakes.filter((one) => one !== false);
}

/** An end is asked of what has ended. */
export const saysUntil = ({ id, status }: EntryDraft, section: Section): boolean =>
  DETAILS[section].includes('until') && id !== undefined && status === 'resolved';

const isBadDate = (typed: string): boolean => typed.trim() !== '' && readPartial(typed) === null;

/** What is sent. The words are kept only where they say something else than the code. */
export function entryOf(draft: EntryDraft, section: Section, before?: Entry): Entry {
  const has = DETAILS[section];
  const text = draft.text.trim();
  const ownWords = draft.code === null || text !== draft.code.display;
  const goesOn = before?.status === 'resolved' && draft.status === 'active';
  const number = has.includes('value') ? readNumber(draft.value) : null;
  return {
    ...(draft.id !== undefined && { id: draft.id }),
    ...(ownWords && { text }),
    ...(draft.code && { code: draft.code }),
    status: draft.status as NonNullable<Entry['status']>,
    ...said('since', readPartial(draft.since)),
    ...(has.includes('until') && !goesOn && said('until', readPartial(draft.until))),
    ...(has.includes('criticality') && {
      ...said('criticality', draft.criticality as Entry['criticality'] & string),
      ...said('reaction', draft.reaction.trim()),
    }),
    ...(has.includes('dose') && said('dose', draft.dose.trim())),
    ...(number !== null && { value: number, unit: draft.unit.trim() }),
    ...said('note', draft.note.trim()),
    ...(before?.objection !== undefined && { objection: before.objection }),
  };
}

function said<Name extends string, Value extends string>(
  name: Name,
  value: Value | null,
): Partial<Record<Name, Value>> {
  return value ? ({ [name]: value } as Record<Name, Value>) : {};
}
