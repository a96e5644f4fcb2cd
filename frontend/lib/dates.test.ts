import { expect, test } from 'vitest';
import { dayFrom, dayOf, sayDay } from './dates';

test('a day is the same day everywhere', () => {
  expect(sayDay('2026-11-22', 'fr')).toBe('22 novembre 2026');
  expect(sayDay('2026-01-01', 'en')).toBe('1 January 2026');
});

test('a day from now is counted where the person is', () => {
  expect(dayFrom(new Date(2026, 10, 30, 23, 59), 1)).toBe('2026-12-01');
  expect(dayOf(new Date(2026, 10, 30, 0, 5).toISOString())).toBe('2026-11-30');
  expect(dayOf('2026-11-30')).toBe('2026-11-30');
});
