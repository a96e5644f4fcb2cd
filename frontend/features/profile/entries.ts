import { omit } from '@/lib/omit';
import type { Entry, HealthProfile, Section } from './api';

/** What an entry is called: in the person's words, or by its code. */
export function nameOf({ text, code }: Entry): string {
  const words = text?.trim();
  return words || code?.display || code?.code || '';
}

/** Whether somebody else has said it: it is objected to, not changed (`Revision` of the server). */
export const isOfOthers = ({ provenance }: Entry): boolean =>
  provenance !== undefined && provenance.source !== 'self';

export const isActive = ({ status }: Entry): boolean => status === undefined || status === 'active';

/** The profile with this entry in the place of the one that it was, or at the end of its list. */
export function withEntry(profile: HealthProfile, section: Section, entry: Entry): HealthProfile {
  const list = profile[section];
  const known = entry.id !== undefined && list.some(({ id }) => id === entry.id);
  const next = known
    ? list.map((other) => (other.id === entry.id ? entry : other))
    : [...list, omit(entry, 'id')]; // the server names what is new; what is gone is new again
  // Who names something does not say any more that there is nothing.
  const silent = isActive(entry) ? without(profile, section) : profile;
  return { ...silent, [section]: next };
}

export function withoutEntry(profile: HealthProfile, section: Section, id: string): HealthProfile {
  return { ...profile, [section]: profile[section].filter((other) => other.id !== id) };
}

/** Says of a list that there is nothing, or takes that back. */
export function withNone(profile: HealthProfile, section: Section, none: boolean): HealthProfile {
  const others = without(profile, section);
  return none ? { ...others, noneKnown: [...others.noneKnown, section] } : others;
}

function without(profile: HealthProfile, section: Section): HealthProfile {
  return { ...profile, noneKnown: profile.noneKnown.filter((one) => one !== section) };
}

export const saysNone = (profile: HealthProfile, section: Section): boolean =>
  profile.noneKnown.includes(section);
