import { discard, seal, unseal } from '@/lib/vault';
import type { HealthProfile, Section } from './api';
import type { EntryDraft } from './entry-draft';

/** A change that was begun without a network, or left; of one entry. */
export interface KeptChange {
  section: Section;
  draft: EntryDraft;
}

interface KeptProfile {
  profile: HealthProfile;
  /** Milliseconds since 1970. */
  at: number;
}

const profileOf = (owner: string): string => `profile|${owner}`;
const changeOf = (owner: string): string => `profile-change|${owner}`;

/** Sealed, for reading without a network; 72 hours at most, as everything in the vault. */
export const keepProfile = (owner: string, profile: HealthProfile): Promise<void> =>
  seal(profileOf(owner), { profile, at: Date.now() } satisfies KeptProfile, Date.now());

export async function keptProfile(owner: string): Promise<KeptProfile | null> {
  const found = (await unseal(profileOf(owner))) as Partial<KeptProfile> | null;
  return found?.profile && typeof found.at === 'number' ? (found as KeptProfile) : null;
}

export const keepChange = (owner: string, change: KeptChange): Promise<void> =>
  seal(changeOf(owner), change, Date.now());

export async function keptChange(owner: string): Promise<KeptChange | null> {
  const found = (await unseal(changeOf(owner))) as Partial<KeptChange> | null;
  return found?.section && typeof found.draft?.text === 'string' ? (found as KeptChange) : null;
}

export const dropChange = (owner: string): Promise<void> => discard(changeOf(owner));
