import type { HealthProfile } from './api';

/** What is no list, while it is typed: everything a text, as it stands on the screen. */
export interface BasicsDraft {
  birthDate: string;
  sex: string;
  bloodGroup: string;
  pregnancy: 'unsaid' | 'yes' | 'no';
  dueOn: string;
  notes: string;
}

export function basicsOf(profile: HealthProfile): BasicsDraft {
  const { pregnant } = profile;
  return {
    birthDate: profile.birthDate ?? '',
    sex: profile.sexAtBirth ?? '',
    bloodGroup: profile.bloodGroup ?? '',
    pregnancy: pregnant === undefined ? 'unsaid' : pregnant ? 'yes' : 'no',
    dueOn: profile.dueOn ?? '',
    notes: profile.notes ?? '',
  };
}

/** It is asked where it may be, and where somebody has said it. */
export const asksPregnancy = (profile: HealthProfile, { sex, pregnancy }: BasicsDraft): boolean =>
  sex === 'female' || pregnancy === 'yes' || profile.pregnancyProvenance !== undefined;

/** What a professional said is answered otherwise, and not taken back (`Revision` of the server). */
export const pregnancies = ({ pregnancyProvenance }: HealthProfile): BasicsDraft['pregnancy'][] =>
  pregnancyProvenance ? ['yes', 'no'] : ['unsaid', 'yes', 'no'];

/** The profile with what was typed; a group that a professional verified stays. */
export function withBasics(profile: HealthProfile, draft: BasicsDraft): HealthProfile {
  const { allergies, conditions, medications, immunizations, measurements, noneKnown } = profile;
  const { sex, pregnancy, dueOn, birthDate } = draft;
  const group = profile.bloodGroupVerified ? profile.bloodGroup : draft.bloodGroup;
  const asked = asksPregnancy(profile, draft) && pregnancy !== 'unsaid';
  const notes = draft.notes.trim();
  return {
    ...{ allergies, conditions, medications, immunizations, measurements, noneKnown },
    ...(birthDate && { birthDate }),
    ...(sex && { sexAtBirth: sex as NonNullable<HealthProfile['sexAtBirth']> }),
    ...(group && { bloodGroup: group as NonNullable<HealthProfile['bloodGroup']> }),
    ...(asked && { pregnant: pregnancy === 'yes' }),
    ...(asked && pregnancy === 'yes' && dueOn && { dueOn }),
    ...(notes && { notes }),
  };
}
