import { expect, test } from 'vitest';
import type { Passkey } from './api';
import {
  areFewCodes,
  asText,
  inGroups,
  inOrderOfConcern,
  isOutdated,
  speaksForItself,
  summary,
} from './rules';

test.each([
  ['JBSWY3DPEHPK3PXP', 'JBSW Y3DP EHPK 3PXP'],
  ['ABCDE', 'ABCD E'],
  ['', ''],
])('the secret %j is shown as %j', (secret, shown) => {
  expect(inGroups(secret)).toBe(shown);
});

test.each([
  [404, true],
  [412, true],
  [409, false],
  [0, false],
])('after %i what is on the screen is read again: %s', (status, again) => {
  expect(isOutdated({ type: 'about:blank', title: '', status })).toBe(again);
});

test.each([
  ['/problems/auth/last-factor', 409, 'Add another first.', true],
  ['/problems/auth/wrong-password', 403, 'Check it.', true],
  ['/problems/auth/changed-meanwhile', 412, 'Look again.', false],
  ['/problems/auth/last-factor', 409, undefined, false],
  ['/problems/platform/unavailable', 503, 'Later.', false],
])('%s, %i, with %j is said in the words of the server: %s', (type, status, detail, own) => {
  expect(speaksForItself({ type, status, title: '', ...(detail && { detail }) })).toBe(own);
});

test('the overview knows what protects an account', () => {
  expect(summary({ methods: [], required: 'none' })).toEqual({
    authenticator: undefined,
    codesLeft: 0,
    hasSecondFactor: false,
  });
  const totp = { method: 'totp', since: '2026-11-28T10:00:00Z' };
  expect(
    summary({ methods: [totp, { method: 'recovery_code', left: 7 }], required: 'none' }),
  ).toEqual({ authenticator: totp, codesLeft: 7, hasSecondFactor: true });
});

test('recovery codes alone are no protection', () => {
  const methods = [{ method: 'recovery_code', left: 7 }];
  expect(summary({ methods, required: 'none' }).hasSecondFactor).toBe(false);
});

test.each([
  [0, false],
  [1, true],
  [3, true],
  [4, false],
])('%i codes left are few: %s', (left, few) => {
  expect(areFewCodes(left)).toBe(few);
});

test('a passkey that may have a copy comes first, the others stay in their order', () => {
  const one = (id: string, suspectedAt?: string): Passkey => ({
    id,
    name: id,
    createdAt: '2026-11-28T10:00:00Z',
    synced: false,
    ...(suspectedAt && { suspectedAt }),
  });
  const listed = [one('a'), one('b'), one('c', '2026-11-28T11:00:00Z')];
  expect(inOrderOfConcern(listed).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
});

test('codes are copied one to a line', () => {
  expect(asText(['aaaa', 'bbbb'])).toBe('aaaa\nbbbb\n');
});
