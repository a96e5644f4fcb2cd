import type { Me } from './session';

/** Mirrors the role table of the contract; the server decides, this only chooses what to show. */
export function isEmployee({ roles }: Pick<Me, 'roles'>): boolean {
  return roles.includes('employee');
}

/** Who writes or signs protocols, as the audiences of `DraftController` have it. */
export function governsProtocols({ permissions }: Pick<Me, 'permissions'>): boolean {
  return permissions.includes('protocols.author') || permissions.includes('protocols.sign');
}

/** Whose work is to take care of people, as the audience of `PatientController` has it. */
export function takesCare({ permissions }: Pick<Me, 'permissions'>): boolean {
  return permissions.includes('care.read');
}

/** The employer's side, as the audience of `EmployerController` has it. */
export function readsOpinions({ permissions }: Pick<Me, 'permissions'>): boolean {
  return permissions.includes('opinions.read');
}

/** Signed in only to set up the second factor that a role demands: nothing else is open (`acr` 0). */
export function isEnrolling({ acr }: Pick<Me, 'acr'>): boolean {
  return acr === '0';
}
