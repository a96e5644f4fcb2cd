import type { FileAccess } from './api';

export type Deed = 'looked' | 'changed' | 'took' | 'opened' | 'tried';

const LOOKS = ['read', 'listed', 'seen', 'shown', 'found', 'searched', 'replayed', 'previewed'];
const COPIES = ['exported', 'downloaded', 'printed', 'shared'];

/**
 * What somebody did, in one of few words, by the end of the action's name, where the server puts
 * what happened (`triage.assessment.read`). Whatever is not a look has changed something.
 */
export function deedOf({ action, refused }: Pick<FileAccess, 'action' | 'refused'>): Deed {
  if (refused) {
    return 'tried';
  }
  if (action === 'platform.break-glass.opened') {
    return 'opened';
  }
  const happened = action.split(/[.-]/).at(-1) ?? '';
  if (LOOKS.includes(happened)) {
    return 'looked';
  }
  return COPIES.includes(happened) ? 'took' : 'changed';
}

const PURPOSES = [
  'care',
  'break-glass',
  'own-file',
  'symptom-check',
  'export',
  'emergency',
] as const;

/** Those that the page has words for; a purpose of another kind of record is not explained. */
export function purposeOf({ purpose }: Pick<FileAccess, 'purpose'>) {
  return PURPOSES.find((known) => known === purpose) ?? null;
}
