import { expect, test } from 'vitest';
import { deedOf, purposeOf } from './deeds';

test.each([
  ['triage.assessment.read', 'looked'],
  ['triage.assessments.listed', 'looked'],
  ['admin.audit.proof-read', 'looked'],
  ['triage.assessment.exported', 'took'],
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
