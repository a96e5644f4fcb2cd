import { expect, test } from 'vitest';
import { readNumber, sayNumber } from './numbers';

test.each([
  ['82,5', 82.5],
  ['82.5', 82.5],
  [' 7 ', 7],
  ['-1,25', -1.25],
])('%j is a number', (typed, number) => {
  expect(readNumber(typed)).toBe(number);
});

test.each(['', ' ', 'lourd', '1,2,3', 'Infinity'])('%j is none', (typed) => {
  expect(readNumber(typed)).toBeNull();
});

test('a number is said as one writes it, and read again', () => {
  expect(sayNumber(82.5, 'fr')).toBe('82,5');
  expect(sayNumber(82.5, 'en')).toBe('82.5');
  expect(readNumber(sayNumber(1234.5, 'fr'))).toBe(1234.5);
});
