import { discard, seal, sweep, unseal } from '@/lib/vault';
import type { Draft } from './journey';

const idFor = (owner: string): string => `triage|${owner}`;

export function saveDraft(owner: string, draft: Draft): Promise<void> {
  return seal(idFor(owner), draft, draft.startedAt);
}

export async function loadDraft(owner: string): Promise<Draft | null> {
  await sweep();
  const found = await unseal(idFor(owner));
  return isDraft(found) ? found : null;
}

export function discardDraft(owner: string): Promise<void> {
  return discard(idFor(owner));
}

/** A draft sealed by an older version of these pages may have another shape: then it is not used. */
function isDraft(value: unknown): value is Draft {
  const draft = value as Partial<Draft> | null;
  return (
    typeof draft?.startedAt === 'number' &&
    typeof draft.words === 'string' &&
    Array.isArray(draft.answered) &&
    Array.isArray(draft.presentations)
  );
}
