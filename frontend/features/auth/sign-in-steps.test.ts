import { expect, test } from 'vitest';
import type { Problem } from '@/lib/problem';
import { atTheDoor, next, waysOf, type SignInState } from './sign-in-steps';

const problem = (name: string, members?: Problem['members']): Problem => ({
  type: `/problems/${name}`,
  title: name,
  status: 401,
  ...(members && { members }),
});
const asked = problem('auth/second-factor-required', {
  challenge: 'c1.x',
  methods: ['recovery_code', 'totp'],
});
const second = next(atTheDoor, { kind: 'refused', problem: asked });

test('who has an app is asked for its code first, and may use one from paper', () => {
  expect(second).toEqual({
    step: { at: 'second', challenge: 'c1.x', ways: ['app', 'recovery'], way: 'app' },
    problem: null,
  } satisfies SignInState);
  expect(next(second, { kind: 'chose', way: 'recovery' }).step).toMatchObject({ way: 'recovery' });
});

test('a wrong code is said where it was typed', () => {
  const refused = next(second, { kind: 'refused', problem: problem('auth/wrong-code') });
  expect(refused.step).toBe(second.step);
  expect(refused.problem?.title).toBe('auth/wrong-code');
});

test('a challenge that has ended leads back to the password, and says why', () => {
  const ended = next(second, { kind: 'refused', problem: problem('auth/challenge-ended') });
  expect(ended.step).toEqual({ at: 'first' });
  expect(ended.problem?.title).toBe('auth/challenge-ended');
});

test('waiting, or a server that does not answer, loses no step', () => {
  for (const name of ['auth/too-many-attempts', 'auth/busy', 'about:blank']) {
    expect(next(second, { kind: 'refused', problem: problem(name) }).step).toBe(second.step);
  }
});

test('another try takes the old answer away', () => {
  const refused = next(atTheDoor, { kind: 'refused', problem: problem('auth/wrong-credentials') });
  expect(next(refused, { kind: 'tried' })).toEqual(atTheDoor);
});

test.each([
  [
    ['passkey', 'recovery_code'],
    ['passkey', 'recovery'],
  ],
  [['passkey'], ['passkey']],
  [['totp', 'retina'], ['app']],
  [[], []],
])('methods %j are offered as %j', (methods, ways) => {
  expect(waysOf(methods)).toEqual(ways);
});
