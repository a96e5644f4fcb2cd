import type { KnownFacts } from './facts-api';
import type { Subject } from './journey';

export type Risk = 'anticoagulated' | 'immunosuppressed';

export const risks: readonly Risk[] = ['anticoagulated', 'immunosuppressed'];

/** What has been touched on the page so far; null: nothing was, and what is offered shows. */
export interface Typed {
  who: Subject['who'] | null;
  age: string | null;
  sex: Subject['sex'] | 'unsaid';
  pregnant: Subject['pregnant'];
  risks: Partial<Record<Risk, boolean>>;
}

export function typedBefore(before: Subject | null): Typed {
  return {
    who: before?.who ?? null,
    age: before ? (before.age?.toString() ?? '') : null,
    sex: before ? (before.sex ?? 'unsaid') : null,
    pregnant: before?.pregnant ?? null,
    // Whatever was unticked before stays so.
    risks: before ? Object.fromEntries(risks.map((risk) => [risk, before[risk] === true])) : {},
  };
}

/** A profile is about its person: of somebody else it says nothing. */
export const offeredTo = (who: Typed['who'], facts: KnownFacts | null): KnownFacts | null =>
  who === 'me' ? facts : null;

/** What the page shows: what was typed, else what the profile offers. */
export function shownOf(typed: Typed, offered: KnownFacts | null) {
  const { sex } = offered ?? {};
  return {
    age: typed.age ?? offered?.age?.toString() ?? '',
    sex: typed.sex ?? (sex === 'female' || sex === 'male' ? sex : null),
    pregnant: typed.pregnant ?? offered?.pregnant ?? null,
    risks: risks.filter((risk) => typed.risks[risk] ?? offered?.[risk] ?? false),
    /** Those that the page asks about: nobody is asked what their profile does not raise. */
    asked: risks.filter((risk) => typed.risks[risk] === true || offered?.[risk] === true),
  };
}

/** Whether anything on the page came from the profile. */
export const isFromProfile = (facts: KnownFacts | null): boolean =>
  facts !== null &&
  (facts.age !== undefined ||
    facts.sex !== undefined ||
    facts.pregnant !== undefined ||
    risks.some((risk) => facts[risk] === true));
