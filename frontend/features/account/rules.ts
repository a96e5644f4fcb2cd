import type { Factors, Passkey } from './api';
import type { Problem } from '@/lib/problem';

/** Base 32 as one types it from a screen: groups of four, which eye and memory can hold. */
export function inGroups(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? '';
}

/** What is on screen is not what there is any more: it has to be read again. */
export function isOutdated({ status }: Problem): boolean {
  return status === 404 || status === 412;
}

/**
 * Whether the server's own words say best what happened: of refusals that concern the account they
 * do, and they come in the language of the page.
 */
export function speaksForItself({ type, status, detail }: Problem): boolean {
  return type.includes('/problems/auth/') && status !== 412 && detail !== undefined;
}

/** How many of each there are, for the overview. */
export function summary({ methods }: Factors) {
  const of = (name: string) => methods.find(({ method }) => method === name);
  return {
    authenticator: of('totp'),
    codesLeft: of('recovery_code')?.left ?? 0,
    hasSecondFactor: methods.some(({ method }) => method !== 'recovery_code'),
  };
}

/** Fewer than this and one more bad day locks somebody out. */
const FEW_CODES = 3;

export const areFewCodes = (left: number): boolean => left > 0 && left <= FEW_CODES;

/** Copied ones first: they are what somebody came to see. */
export function inOrderOfConcern(passkeys: readonly Passkey[]): Passkey[] {
  return passkeys.toSorted(
    (a, b) => Number(Boolean(b.suspectedAt)) - Number(Boolean(a.suspectedAt)),
  );
}

/** As it is copied or kept in a file. */
export const asText = (codes: readonly string[]): string => `${codes.join('\n')}\n`;
