import type { FileAccess } from './api';

export type Deed = 'looked' | 'changed' | 'took' | 'opened' | 'tried';

const LOOKS = [
  'read',
  'listed',
  'described',
  'pictured',
  'seen',
  'shown',
  'found',
  'searched',
  'replayed',
  'previewed',
];
const COPIES = ['exported', 'downloaded', 'linked', 'printed'];

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
  if (LOOKS.includes(happened) || action === 'profile.health-link.opened') {
    return 'looked';
  }
  return COPIES.includes(happened) ? 'took' : 'changed';
}

/** Whoever comes with a link to one's card has no account. */
export const byLink = ({ action, by }: Pick<FileAccess, 'action' | 'by'>): boolean =>
  by === 'platform' && action.startsWith('profile.health-link.');

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

const ROLES = ['nurse', 'physician', 'clinician'] as const;

/** Of those who take care of people; others are named without. */
export function roleOf({ role }: Pick<FileAccess, 'role'>) {
  return ROLES.find((known) => known === role) ?? null;
}
