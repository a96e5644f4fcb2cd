import { discard, seal, sealedIds, sweep, unseal } from '@/lib/vault';
import type { Entry, HealthProfile, Section } from './api';
import type { EntryDraft } from './entry-draft';

/** A change of one entry that is not saved yet: typed without a network, or left. */
export interface KeptChange {
  /** The entry that is changed; of a new one, a name of its own. */
  key: string;
  section: Section;
  draft: EntryDraft;
  /** As it was when it was begun, so that only what was typed is changed. */
  before?: Entry;
}

interface KeptProfile {
  profile: HealthProfile;
  /** Milliseconds since 1970. */
  at: number;
}

const profileOf = (owner: string): string => `profile|${owner}`;
const changesOf = (owner: string): string => `profile-change|${owner}|`;

/** Sealed, for reading without a network; 72 hours at most, as everything in the vault. */
export const keepProfile = (owner: string, profile: HealthProfile): Promise<void> =>
  seal(profileOf(owner), { profile, at: Date.now() } satisfies KeptProfile, Date.now());

export async function keptProfile(owner: string): Promise<KeptProfile | null> {
  const found = (await unseal(profileOf(owner))) as Partial<KeptProfile> | null;
  return found?.profile && typeof found.at === 'number' ? (found as KeptProfile) : null;
}

export const keepChange = (owner: string, change: KeptChange): Promise<void> =>
  seal(`${changesOf(owner)}${change.key}`, change, Date.now());

export async function keptChanges(owner: string): Promise<KeptChange[]> {
  await sweep();
  const found = await Promise.all((await sealedIds(changesOf(owner))).map((id) => unseal(id)));
  return found.filter(isChange);
}

export const dropChange = (owner: string, key: string): Promise<void> =>
  discard(`${changesOf(owner)}${key}`);

/** A change sealed by an older version of these pages may have another shape: then it is not used. */
function isChange(value: unknown): value is KeptChange {
  const change = value as Partial<KeptChange> | null;
  return (
    typeof change?.key === 'string' &&
    change.section !== undefined &&
    typeof change.draft?.text === 'string'
  );
}
