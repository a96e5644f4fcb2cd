/** A protocol as its file says it (`protocols/schema/protocol.schema.json`). */
export interface Protocol {
  id: string;
  version: string;
  title: Text;
  group: string;
  search: { fr: string[]; en: string[] };
  opens?: string;
  redFlags: RedFlag[];
  questions?: Question[];
  rules: Rule[];
  otherwise: { urgency: string; text: Text; advice?: string[] };
  selfCare?: { minor?: boolean; unless?: string; text: Text; advice?: string[] };
  advice: Record<string, Text>;
  safetyNet: Text[];
  sources: Source[];
  [other: string]: unknown;
}

export interface Text {
  fr: string;
  en: string;
}

export interface Rule {
  id: string;
  when: string;
  urgency: string;
  text: Text;
  advice?: string[];
}

export interface RedFlag {
  id: string;
  use: 'gate' | 'net';
  urgency: string;
  sign: Text;
  finding?: string;
  when?: string;
  skip?: string;
  onlyIf?: string;
  question?: Text;
  advice?: string[];
}

export interface Question {
  id: string;
  kind: string;
  text: Text;
  finding?: string;
  skip?: string;
}

export interface Source {
  source: string;
  publisher: string;
  retrieved: string | null;
  unverified?: boolean;
  ownWording: true;
}

/** A row of the table of expected answers. */
export interface Row {
  language: 'fr' | 'en';
  words: string;
  age?: number | null;
  sex?: 'female' | 'male' | null;
  answers?: 'no' | 'unknown' | null;
  expected: string;
}

/** Mildest first. */
export const urgencies = [
  'self_care',
  'consultation',
  'same_day',
  'emergency_department',
  'ambulance',
] as const;
export type Urgency = (typeof urgencies)[number];

/** What is edited piece by piece, in the order in which it is read. */
export const parts = [
  'general',
  'redFlags',
  'questions',
  'rules',
  'outcomes',
  'advice',
  'safetyNet',
  'sources',
  'json',
] as const;
export type Part = (typeof parts)[number];

const empty: Text = { fr: '', en: '' };

/** A new entry of a list, to be filled in. */
export const blank = {
  redFlags: (): RedFlag => ({
    id: '',
    use: 'gate',
    urgency: 'emergency_department',
    sign: empty,
    question: empty,
  }),
  questions: (): Question => ({ id: '', kind: 'boolean', text: empty }),
  rules: (): Rule => ({ id: '', when: '', urgency: 'same_day', text: empty }),
  safetyNet: (): Text => empty,
  sources: (): Source => ({
    source: '',
    publisher: '',
    retrieved: null,
    unverified: true,
    ownWording: true,
  }),
};

/**
 * A protocol that can be edited and checked, and says nothing yet but its name: whoever comes to it
 * is to be seen by a doctor. Nothing of it passes the check before it has dangers, words and sources.
 */
export function newProtocol(id: string, title: Text): Protocol {
  return {
    kind: 'protocol',
    id,
    version: '1.0.0',
    title,
    group: 'general',
    search: { fr: [title.fr], en: [title.en] },
    redFlags: [],
    questions: [],
    rules: [],
    otherwise: {
      urgency: 'consultation',
      text: {
        fr: 'Ce motif doit être vu par un médecin.',
        en: 'This should be seen by a doctor.',
      },
      advice: [],
    },
    advice: {},
    safetyNet: [],
    sources: [],
  };
}

const steps = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** What a JSON pointer leads to (RFC 6901); undefined if nothing is there. */
export function at(content: unknown, pointer: string): unknown {
  return steps(pointer).reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<string, unknown>)[step]
        : undefined,
    content,
  );
}

/** The same with another value there; undefined takes the member away. The old one stays as it is. */
export function withAt<T>(content: T, pointer: string, value: unknown): T {
  return replaced(content, steps(pointer), value) as T;
}

function replaced(content: unknown, [step, ...rest]: string[], value: unknown): unknown {
  if (step === undefined) {
    return value;
  }
  if (Array.isArray(content)) {
    const copy: unknown[] = [...(content as unknown[])];
    copy[Number(step)] = replaced(copy[Number(step)], rest, value);
    return copy;
  }
  const before = (content ?? {}) as Record<string, unknown>;
  const inner = replaced(before[step], rest, value);
  const others = Object.entries(before).filter(([name]) => name !== step);
  if (inner === undefined) {
    return Object.fromEntries(others);
  }
  return step in before
    ? Object.fromEntries(
        Object.entries(before).map(([name, old]) => [name, name === step ? inner : old]),
      )
    : { ...before, [step]: inner };
}

/** Where in the editor a JSON pointer is. */
export function partOf(pointer: string): Part | 'table' {
  const [first = ''] = steps(pointer);
  if (first === 'expected') {
    return 'table';
  }
  if (first === 'otherwise' || first === 'selfCare') {
    return 'outcomes';
  }
  if (['id', 'version', 'title', 'group', 'search', 'opens', 'note'].includes(first)) {
    return 'general';
  }
  return parts.find((part) => part === first) ?? 'json';
}

/** The id of the control that holds what a pointer leads to. */
export const fieldId = (pointer: string): string => `at${pointer.replaceAll('/', '.')}`;

/** One more in the last place: what a correction is called. */
export function nextVersion(version: string): string {
  const [major = '1', minor = '0', patch = '0'] = version.split('.');
  return `${major}.${minor}.${Number(patch) + 1}`;
}

/** With one entry moved by one place. */
export function shifted<T>(list: T[], from: number, by: 1 | -1): T[] {
  const copy = [...list];
  const [one] = copy.splice(from, 1);
  if (one === undefined) {
    return list;
  }
  copy.splice(from + by, 0, one);
  return copy;
}
