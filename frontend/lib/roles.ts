import type { Me } from './session';

/** Mirrors the role table of the contract; the server decides, this only chooses what to show. */
export function isEmployee({ roles }: Pick<Me, 'roles'>): boolean {
  return roles.includes('employee');
}
