import { expect, test } from 'vitest';
import { waysOf } from './prove-again';

test.each([
  [[], true, ['password']],
  [[], false, ['password']],
  [['totp', 'recovery_code'], true, ['code']],
  [['totp', 'recovery_code', 'passkey'], true, ['passkey', 'code']],
  [['passkey'], true, ['passkey']],
  [['passkey', 'totp'], false, ['code']],
  [['passkey'], false, []],
])('with %j, passkeys here: %s, one proves by %j', (methods, here, ways) => {
  expect(waysOf(methods, here)).toEqual(ways);
});
