import type { Choice, Contact, ContactWanted } from './api';

/** The lists that a card can show, in the order in which a responder needs them. */
export const LISTS = ['allergies', 'conditions', 'medications', 'immunizations'] as const;
export type List = (typeof LISTS)[number];

export const FACTS = ['birthDate', 'sex', 'bloodGroup', 'pregnancy', 'contacts'] as const;

/** Before anything was chosen: nothing is shown. */
export const NOTHING: Choice = {
  birthDate: false,
  sex: false,
  bloodGroup: false,
  pregnancy: false,
  allergies: { which: 'none' },
  conditions: { which: 'none' },
  medications: { which: 'none' },
  immunizations: { which: 'none' },
  contacts: false,
  languages: [],
};

/** The same choice with this entry of a list shown, or not. */
export function toggled(choice: Choice, list: List, entry: string): Choice {
  const before = choice[list].entries ?? [];
  const entries = before.includes(entry)
    ? before.filter((one) => one !== entry)
    : [...before, entry];
  return { ...choice, [list]: { which: 'chosen', entries } };
}

/** Entries that are gone cannot be chosen any more. */
export function within(choice: Choice, known: Record<List, string[]>): Choice {
  const kept = { ...choice };
  for (const list of LISTS) {
    const { which, entries } = choice[list];
    kept[list] =
      which === 'chosen'
        ? { which, entries: (entries ?? []).filter((one) => known[list].includes(one)) }
        : { which };
  }
  return kept;
}

/** "Fr, en" as people write it, and as keyboards begin it; the server says what is no language. */
export const tagsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s,;]+/)
    .map((tag) => tag.trim())
    .filter(Boolean);

/** As the server reads a language (`Choice`); what is shorter is still being typed. */
function isTag(text: string): boolean {
  const [language = '', ...parts] = text.toLowerCase().split('-');
  return (
    /^[a-z]{2,3}$/.test(language) &&
    parts.length <= 3 &&
    parts.every((part) => /^[a-z0-9]{2,8}$/.test(part))
  );
}

/** What can be previewed: without languages that are not typed to their end. */
export const finished = (choice: Choice): Choice => ({
  ...choice,
  languages: (choice.languages ?? []).filter(isTag),
});

/** What is sent of a contact that only moves. */
export const moved = (contact: Contact, position: number): ContactWanted => ({
  name: contact.name,
  relation: contact.relation,
  languages: contact.languages,
  language: contact.language,
  channels: contact.channels.map(({ kind, value }) => ({ kind, value })),
  position,
});
