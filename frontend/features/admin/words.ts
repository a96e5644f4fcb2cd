import { places, type Places } from './places-api';
import type { Assignment } from './people-api';
import { roles, type Role } from './roles-api';

/** What codes and ids of roles and places are called. */
export interface Words extends Places {
  roles: Role[];
}

export async function readWords(): Promise<Words> {
  const [known, where] = await Promise.all([roles(), places()]);
  return { roles: known.items, ...where };
}

export function roleName({ roles: known }: Words, { role, roleName: own }: Assignment): string {
  return own ?? known.find(({ id }) => id === role)?.name ?? role;
}

interface Limits {
  site?: string | undefined;
  population?: string | undefined;
}

/** Names of what something is limited to; none if it holds for the whole company. */
export function limitsOf({ sites, populations }: Places, { site, population }: Limits): string[] {
  return [
    site && (sites.find(({ id }) => id === site)?.name ?? site),
    population && (populations.find(({ code }) => code === population)?.name ?? population),
  ].filter((name): name is string => Boolean(name));
}
