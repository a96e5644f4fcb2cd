import { expect, test } from 'vitest';
import { byLink, deedOf, purposeOf, roleOf } from './deeds';

test.each([
  ['triage.assessment.read', 'looked'],
  ['triage.assessments.listed', 'looked'],
  ['admin.audit.proof-read', 'looked'],
  ['triage.assessment.exported', 'took'],
  ['profile.document.linked', 'took'],
  ['profile.document.described', 'looked'],
  ['profile.document.shared', 'changed'],
  ['profile.patient.found', 'looked'],
  ['profile.health-link.opened', 'looked'],
  ['profile.health-profile.revised', 'changed'],
  ['platform.break-glass.opened', 'opened'],
])('%s: somebody %s', (action, deed) => {
  expect(deedOf({ action, refused: false })).toBe(deed);
});

test('whoever was not let has looked at nothing', () => {
  expect(deedOf({ action: 'triage.assessment.read', refused: true })).toBe('tried');
});

test('a purpose without words is left out', () => {
  expect(purposeOf({ purpose: 'care' })).toBe('care');
  expect(purposeOf({ purpose: 'supervision' })).toBeNull();
});

test('whoever comes with a link is not the platform', () => {
  expect(byLink({ action: 'profile.health-link.opened', by: 'platform' })).toBe(true);
  expect(byLink({ action: 'profile.health-link.revoked', by: 'self' })).toBe(false);
});

test('roles of care have words, others are left out', () => {
  expect(roleOf({ role: 'physician' })).toBe('physician');
  expect(roleOf({ role: 'employee' })).toBeNull();
  expect(roleOf({})).toBeNull();
});
