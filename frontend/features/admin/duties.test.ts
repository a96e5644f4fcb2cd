import { expect, test } from 'vitest';
import { byTime, conflictWith, mistakeIn, overlap, rolesToGive } from './duties';
import type { Assignment } from './people-api';
import type { Role } from './roles-api';

const DAY = '2026-11-28';

function role(id: string, more: Partial<Role> = {}): Role {
  return {
    id,
    custom: false,
    name: `The ${id}`,
    permissions: [],
    givenWith: 'roles.manage',
    excludes: [],
    ...more,
  };
}

function held(code: string, days: Partial<Assignment> = {}): Assignment {
  return { id: `of-${code}`, role: code, from: '2026-01-01', ...days };
}

const auditor = role('auditor', { excludes: [{ role: 'company_admin', because: 'independence' }] });
const admin = role('company_admin', { excludes: [{ role: 'auditor', because: 'independence' }] });
const own = role('7d0a', {
  custom: true,
  excludes: [{ role: 'auditor', because: 'independence' }],
});
const all = [auditor, admin, own, role('employee')];

test('a role that excludes what the person is says why', () => {
  expect(conflictWith(auditor, {}, [held('employee'), held('company_admin')], all)).toEqual({
    has: 'The company_admin',
    because: 'independence',
  });
});

test('a role of the company’s own that excludes the wanted one counts as well', () => {
  expect(conflictWith(auditor, {}, [held('7d0a')], all)?.has).toBe('The 7d0a');
});

test('one after the other is no conflict', () => {
  const ends = [held('company_admin', { until: '2027-01-31' })];
  expect(conflictWith(auditor, { from: '2027-02-01' }, ends, all)).toBeNull();
  expect(conflictWith(auditor, { from: '2027-01-31' }, ends, all)).not.toBeNull();
});

test('what excludes nothing can always be given', () => {
  expect(conflictWith(role('employee'), {}, [held('company_admin')], all)).toBeNull();
});

test.each([
  [{}, {}, true],
  [{ until: '2026-11-27' }, { from: '2026-11-28' }, false],
  [{ until: '2026-11-28' }, { from: '2026-11-28' }, true],
  [{ from: '2027-01-01' }, { until: '2026-12-31' }, false],
  [{ from: '' }, { until: '2026-11-28' }, true],
  [{ from: '2027-01-01', until: '2027-02-01' }, { from: '2026-01-01' }, true],
])('%o and %o share a day: %s', (one, other, shared) => {
  expect(overlap(one, other, DAY)).toBe(shared);
});

test('each side gives its own roles', () => {
  const nurse = role('nurse', { givenWith: 'care-team.manage' });
  expect(rolesToGive([nurse, admin], (one) => one === 'care-team.manage')).toEqual([nurse]);
  expect(rolesToGive([nurse, admin], (one) => one === 'roles.manage')).toEqual([admin]);
  expect(rolesToGive([nurse, admin], () => false)).toEqual([]);
});

test('what begins tomorrow is told apart from what is', () => {
  const begun = held('nurse', { from: DAY });
  const coming = held('dpo', { from: '2026-11-29' });
  expect(byTime([begun, coming], DAY)).toEqual({ now: [begun], later: [coming] });
});

test('a period begins today or later and does not end before it begins', () => {
  expect(mistakeIn({}, DAY)).toBeNull();
  expect(mistakeIn({ from: DAY, until: DAY }, DAY)).toBeNull();
  expect(mistakeIn({ from: '2026-11-27' }, DAY)).toBe('past');
  expect(mistakeIn({ until: '2026-11-27' }, DAY)).toBe('reversed');
  expect(mistakeIn({ from: '2026-12-24', until: '2026-12-23' }, DAY)).toBe('reversed');
});
