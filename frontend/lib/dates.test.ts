import { expect, test } from 'vitest';
import { sayDay } from './dates';

test('a day is the same day everywhere', () => {
  expect(sayDay('2026-11-22', 'fr')).toBe('22 novembre 2026');
  expect(sayDay('2026-01-01', 'en')).toBe('1 January 2026');
});
