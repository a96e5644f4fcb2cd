import { omit } from '@/lib/omit';
import type { Entry, Profile, Provenance } from './api';

/** What may kill somebody in the next hour, and stands first on the page. */
export type Danger =
  | { kind: 'allergy' | 'anticoagulant' | 'implant'; entry: Entry }
  | { kind: 'pregnancy'; dueOn: string | null; source: Provenance['source'] };

export const sections = [
  'allergies',
  'conditions',
  'medications',
  'immunizations',
  'measurements',
] as const;

export type Section = (typeof sections)[number];

/** Antithrombotic agents but those against platelets alone (ATC). */
const ANTICOAGULANT_CODE = /^B01A[ABEFX]/;

const ANTICOAGULANT =
  /warfarin|coumadin|acenocoumarol|sintrom|fluindion|previscan|apixaban|eliquis|rivaroxaban|xarelto|dabigatran|pradaxa|edoxaban|lixiana|heparin|enoxaparin|lovenox|nadroparin|fraxiparin|fraxodi|calciparin|dalteparin|fragmin|tinzaparin|innohep|fondaparinux|arixtra|anticoag/;

const IMPLANT =
  /pacemaker|stimulateur|defibrill|implant|prothese|prosthe|valve|\bstent|endoprothese|(insulin|baclofen)\w* ?pump|pompe a|neurostimul|derivation ventric|shunt/;

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const words = ({ text, code, note }: Entry) =>
  folded([text, code?.display, note].filter(Boolean).join(' '));

export const isActive = ({ status }: Entry): boolean => (status ?? 'active') === 'active';

/** How an entry is called: in its own words, or in those of its code. */
export const called = ({ text, code }: Entry): string => text ?? code?.display ?? code?.code ?? '';

export function dangers(profile: Profile): Danger[] {
  return [
    ...profile.allergies
      .filter((entry) => isActive(entry) && entry.criticality === 'high')
      .map((entry) => ({ kind: 'allergy', entry }) as const),
    ...profile.medications
      .filter((entry) => isActive(entry) && isAnticoagulant(entry))
      .map((entry) => ({ kind: 'anticoagulant', entry }) as const),
    ...(profile.pregnant
      ? [
          {
            kind: 'pregnancy',
            dueOn: profile.dueOn ?? null,
            source: profile.pregnancyProvenance?.source ?? 'self',
          } as const,
        ]
      : []),
    ...profile.conditions
      .filter((entry) => isActive(entry) && IMPLANT.test(words(entry)))
      .map((entry) => ({ kind: 'implant', entry }) as const),
  ];
}

function isAnticoagulant(entry: Entry): boolean {
  return ANTICOAGULANT_CODE.test(entry.code?.code ?? '') || ANTICOAGULANT.test(words(entry));
}

/** Allergies of which nobody has said how dangerous they are. */
export const unassessed = ({ allergies }: Profile): Entry[] =>
  allergies.filter(
    (entry) => isActive(entry) && entry.criticality !== 'high' && entry.criticality !== 'low',
  );

/** Lists in which a danger would stand, and of which nothing was said. */
export const unsaid = (profile: Profile) =>
  (['allergies', 'medications', 'conditions'] as const).filter((list) => isUnknown(profile, list));

/** Whether nothing can be concluded from a list without entries. */
export function isUnknown(profile: Profile, section: Section): boolean {
  return profile[section].length === 0 && !profile.noneKnown.includes(section);
}

/** One line per kind of measurement: the newest, and what it was before. */
export function latestMeasurements(profile: Profile): { newest: Entry; before: Entry | null }[] {
  const byName = new Map<string, Entry[]>();
  for (const entry of profile.measurements.filter(isActive)) {
    const name = entry.code?.code ?? folded(called(entry));
    byName.set(name, [...(byName.get(name) ?? []), entry]);
  }
  return [...byName.values()].map((entries) => {
    const [newest, before] = entries.toSorted((one, other) => when(other).localeCompare(when(one)));
    return { newest: newest as Entry, before: before ?? null };
  });
}

const when = ({ since, provenance }: Entry): string => since ?? provenance?.at ?? '';

/** Whole years between two days. */
export function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** The profile with one entry more, or another one in the place of an old one. */
export function withEntry(profile: Profile, section: Section, entry: Entry): Profile {
  const entries = profile[section];
  const known = entry.id !== undefined && entries.some(({ id }) => id === entry.id);
  return {
    ...profile,
    [section]: known
      ? entries.map((one) => (one.id === entry.id ? entry : one))
      : [...entries, omit(entry, 'id')], // the server names what is new; what is gone is new again
    // What was "none known" is known now.
    noneKnown: isActive(entry)
      ? profile.noneKnown.filter((one) => one !== section)
      : profile.noneKnown,
  };
}

/** As the server counts (`AccessReason`), so that nobody types in vain. */
export function isReason(words: string): boolean {
  const length = Array.from(words.trim()).length;
  return length >= 10 && length <= 500;
}

/** As the server counts (`SoughtName`): two letters of each word. */
export function isName(name: string): boolean {
  const words = name.split(/[\s,;]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return words.length > 0 && words.every((word) => (word.match(/\p{L}/gu) ?? []).length >= 2);
}

/** Somebody types 17/05/1985 or 1985-05-17 into the one field; it says which they meant. */
export function dateOf(typed: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed.trim());
  const european = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(typed.trim());
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : european
      ? [european[3], european[2], european[1]]
      : [];
  if (year === undefined || month === undefined || day === undefined) {
    return null;
  }
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const parsed = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== date ? null : date;
}

/** One field for all: a date, one word with digits in it, or a name. */
export function wantedOf(typed: string): {
  name?: string;
  employeeNumber?: string;
  birthDate?: string;
} {
  const text = typed.trim();
  const birthDate = dateOf(text);
  if (birthDate) {
    return { birthDate };
  }
  return /^\S*\d\S*$/.test(text) ? { employeeNumber: text } : { name: text };
}
