import type { Me } from './session';

type Permission = Me['permissions'][number];

/**
 * The parts of administration, each with the permissions of which one is enough. Mirrors the
 * audiences of the server's handlers, which decide; this only chooses what to show.
 */
const opens = {
  people: ['people.manage', 'care-team.manage'],
  invitations: ['people.invite'],
  domains: ['company.domains'],
  roles: ['people.manage', 'roles.manage', 'care-team.manage'],
  places: ['sites.manage'],
  'symptom-check': ['triage.policy'],
  programs: ['clients.manage'],
  providers: ['clients.manage'],
  directory: ['clients.manage'],
  factors: ['roles.manage', 'care-team.manage'],
  review: ['access.review'],
  requests: ['rights.handle'],
  register: ['compliance.read'],
  'break-glass': ['break-glass.register'],
} as const satisfies Record<string, readonly Permission[]>;

export type AdminArea = keyof typeof opens;

/** In the order in which they are shown. */
export const areaNames = Object.keys(opens) as AdminArea[];

/** Those that are open to somebody. */
export function adminAreas({ permissions }: Pick<Me, 'permissions'>): AdminArea[] {
  return areaNames.filter((area) =>
    opens[area].some((permission) => permissions.includes(permission)),
  );
}
