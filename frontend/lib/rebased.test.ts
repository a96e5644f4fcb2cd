import { expect, test } from 'vitest';
import { rebased } from './rebased';

test('what was typed stays, and what others wrote meanwhile is not undone', () => {
  const before = { text: 'Noix', dose: '5 mg', code: { code: 'a' }, note: '' };
  const typed = { ...before, note: 'le soir' };
  const now = { ...before, dose: '10 mg', code: { code: 'b' } };
  expect(rebased(typed, before, now)).toEqual({ ...now, note: 'le soir' });
});

test('of two who changed the same, whoever typed is asked last', () => {
  expect(rebased({ note: 'a' }, { note: '' }, { note: 'b' })).toEqual({ note: 'a' });
});
