import type { Assignment } from './people-api';
import type { Role } from './roles-api';
import type { Permission } from './use-may';

/** From when to when, as days; no beginning: today; no end: for good. */
export interface Days {
  from?: string | undefined;
  until?: string | undefined;
}

/** Roles begin and end with days of UTC, wherever one sits. */
export const today = (now = new Date()): string => now.toISOString().slice(0, 10);

/** What the person is today, and what they will be. */
export function byTime(assignments: Assignment[], day = today()) {
  return {
    now: assignments.filter(({ from }) => from <= day),
    later: assignments.filter(({ from }) => from > day),
  };
}

/** Those that the giver's permissions reach: the company's side, or that of care. */
export function rolesToGive(roles: Role[], may: (permission: Permission) => boolean): Role[] {
  return roles.filter(({ givenWith }) => may(givenWith));
}

/** Whether two periods share a day. Mirrors `Period.overlaps` of the server. */
export function overlap(one: Days, other: Days, day = today()): boolean {
  const begins = (days: Days) => days.from || day;
  return (!one.until || begins(other) <= one.until) && (!other.until || begins(one) <= other.until);
}

export interface Conflict {
  /** Name of what the person has already. */
  has: string;
  because: string;
}

/**
 * Why somebody cannot have a role on these days besides what they are. As far as the roles say it
 * themselves: the server knows more, of two roles of the company's own.
 */
export function conflictWith(
  wanted: Role,
  days: Days,
  held: Assignment[],
  roles: Role[],
): Conflict | null {
  for (const assignment of held) {
    const other = roles.find(({ id }) => id === assignment.role);
    const excluded =
      wanted.excludes.find(({ role }) => role === assignment.role) ??
      other?.excludes.find(({ role }) => role === wanted.id);
    if (excluded && overlap(days, assignment)) {
      return { has: other?.name ?? assignment.role, because: excluded.because };
    }
  }
  return null;
}

/** What is wrong with a period, as the server would say it. Mirrors `Period.asked`. */
export function mistakeIn({ from, until }: Days, day = today()): 'past' | 'reversed' | null {
  if (from && from < day) {
    return 'past';
  }
  return until && until < (from || day) ? 'reversed' : null;
}
