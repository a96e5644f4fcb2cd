import { expect, test } from 'vitest';
import { limitsOf, roleName, type Words } from './words';

const words: Words = {
  roles: [
    {
      id: 'nurse',
      custom: false,
      name: 'Occupational nurse',
      permissions: [],
      givenWith: 'care-team.manage',
      excludes: [],
    },
  ],
  sites: [{ id: 's1', name: 'Lyon' }],
  populations: [{ code: 'night-shift', name: 'Night shift' }],
};
const given = { id: 'a', from: '2026-01-01' };

test('a role is called by its name, one of the company’s own by that which it came with', () => {
  expect(roleName(words, { ...given, role: 'nurse' })).toBe('Occupational nurse');
  expect(roleName(words, { ...given, role: '7d0a', roleName: 'Reception' })).toBe('Reception');
  expect(roleName(words, { ...given, role: 'newer-than-us' })).toBe('newer-than-us');
});

test('limits are named, and none means the whole company', () => {
  expect(limitsOf(words, { site: 's1', population: 'night-shift' })).toEqual([
    'Lyon',
    'Night shift',
  ]);
  expect(limitsOf(words, {})).toEqual([]);
});
