import type { Site } from './places-api';
import type { Policy, Urgency } from './policy-api';

/** From the most to the least urgent. */
export const urgencies = [
  'ambulance',
  'emergency_department',
  'same_day',
  'consultation',
  'self_care',
] as const satisfies readonly Urgency[];

export const kinds = ['nurse', 'physician', 'first_aiders', 'teleconsultation', 'number'] as const;

export type Kind = (typeof kinds)[number];

export interface Words {
  fr: string;
  en: string;
}

/** Somebody to turn to. `whom` is a site, a country, or nothing for everybody. */
export interface ContactDraft {
  kind: Kind;
  name: Words;
  phone: string;
  url: string;
  hours: Words;
  whom: string;
  urgencies: Urgency[];
}

/** Of one urgency; advice has one sentence a line, the same number in both languages. */
export interface TextsDraft {
  route: Words;
  advice: Words;
}

export interface RaiseDraft {
  presentation: string;
  from: Urgency;
  atLeast: Urgency;
  reason: Words;
}

export interface PolicyDraft {
  /** Country of each place of work, by its id. */
  countries: Record<string, string>;
  contacts: ContactDraft[];
  texts: Record<Urgency, TextsDraft>;
  raises: RaiseDraft[];
}

export const isCountry = (code: string): boolean => /^[A-Z]{2}$/.test(code);
const empty = (): Words => ({ fr: '', en: '' });

export const newContact = (): ContactDraft => ({
  kind: 'nurse',
  name: empty(),
  phone: '',
  url: '',
  hours: empty(),
  whom: '',
  urgencies: [...urgencies],
});

export const newRaise = (): RaiseDraft => ({
  presentation: '',
  from: 'self_care',
  atLeast: 'same_day',
  reason: empty(),
});

export function draftOf(policy: Policy, sites: Site[]): PolicyDraft {
  const known = new Map(policy.sites.map(({ id, country }) => [id, country]));
  return {
    countries: Object.fromEntries(sites.map(({ id }) => [id, known.get(id) ?? 'FR'])),
    contacts: policy.contacts.map((one) => ({
      kind: one.kind as Kind,
      name: one.name,
      phone: one.phone ?? '',
      url: one.url ?? '',
      hours: one.hours ?? empty(),
      whom: one.site ?? one.country ?? '',
      urgencies: one.urgencies?.length ? (one.urgencies as Urgency[]) : [...urgencies],
    })),
    texts: Object.fromEntries(
      urgencies.map((urgency) => {
        const said = policy.texts.find((one) => one.urgency === urgency);
        const advice = said?.advice ?? [];
        return [
          urgency,
          {
            route: said?.route ?? empty(),
            advice: {
              fr: advice.map(({ fr }) => fr).join('\n'),
              en: advice.map(({ en }) => en).join('\n'),
            },
          },
        ];
      }),
    ) as Record<Urgency, TextsDraft>,
    raises: policy.raises.map((one) => ({
      presentation: one.presentation ?? '',
      from: (one.from ?? 'self_care') as Urgency,
      atLeast: one.atLeast as Urgency,
      reason: one.reason,
    })),
  };
}

/** What is sent. Sites come from the list of the company's; what nobody filled is left out. */
export function policyOf(draft: PolicyDraft, sites: Site[]): Policy {
  return {
    sites: sites.map(({ id, name }) => ({ id, name, country: draft.countries[id] ?? 'FR' })),
    contacts: draft.contacts.map((one) => ({
      kind: one.kind,
      name: trimmed(one.name),
      ...(one.phone.trim() && { phone: one.phone.trim() }),
      ...(one.url.trim() && { url: one.url.trim() }),
      ...(isSaid(one.hours) && { hours: trimmed(one.hours) }),
      ...(one.whom && (isCountry(one.whom) ? { country: one.whom } : { site: one.whom })),
      ...(one.urgencies.length < urgencies.length && { urgencies: one.urgencies }),
    })),
    texts: said(draft).map((urgency) => {
      const { route, advice } = draft.texts[urgency];
      const lines = adviceOf(advice);
      return {
        urgency,
        ...(isSaid(route) && { route: trimmed(route) }),
        ...(lines.length > 0 && { advice: lines }),
      };
    }),
    raises: draft.raises.map((one) => ({
      ...(one.presentation && { presentation: one.presentation }),
      ...(one.from !== 'self_care' && { from: one.from }),
      atLeast: one.atLeast,
      reason: trimmed(one.reason),
    })),
  };
}

/** The urgencies for which the company says something, as they are numbered when sent. */
export const said = (draft: PolicyDraft): Urgency[] =>
  urgencies.filter(
    (urgency) => isSaid(draft.texts[urgency].route) || isSaid(draft.texts[urgency].advice),
  );

/** The id of the control that holds a field of the server. Advice is typed in one field a language. */
export function controlOf(field: string): string {
  return `policy-${field
    .replace(/\.advice\[\d+\]/, '.advice')
    .replace(/^(contacts\[\d+\])\.(?:site|country)$/, '$1.whom')}`;
}

const isSaid = ({ fr, en }: Words): boolean => fr.trim() !== '' || en.trim() !== '';

const trimmed = ({ fr, en }: Words): Words => ({ fr: fr.trim(), en: en.trim() });

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** A line that one language lacks is sent empty: the server says where. */
function adviceOf(advice: Words): Words[] {
  const fr = linesOf(advice.fr);
  const en = linesOf(advice.en);
  return Array.from({ length: Math.max(fr.length, en.length) }, (_, n) => ({
    fr: fr[n] ?? '',
    en: en[n] ?? '',
  }));
}
