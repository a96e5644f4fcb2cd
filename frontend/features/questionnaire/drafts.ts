import { discard, seal, sweep, unseal } from '@/lib/vault';
import type { Draft } from './journey';

const idFor = (owner: string): string => `questionnaire|${owner}`;

/** Sealed on this device, for 72 hours at most. */
export const saveDraft = (owner: string, draft: Draft): Promise<void> =>
  seal(idFor(owner), draft, draft.startedAt);

export async function loadDraft(owner: string): Promise<Draft | null> {
  await sweep();
  const found = (await unseal(idFor(owner))) as Partial<Draft> | null;
  return typeof found?.key === 'string' &&
    Array.isArray(found.questions) &&
    Array.isArray(found.answers)
    ? (found as Draft)
    : null;
}

export const discardDraft = (owner: string): Promise<void> => discard(idFor(owner));
