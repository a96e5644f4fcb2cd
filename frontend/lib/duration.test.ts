import { expect, test } from 'vitest';
import { hoursOf } from './duration';

test.each([
  ['PT0S', 0],
  ['PT24H', 24],
  ['P3D', 72],
  ['P1DT6H', 30],
  ['PT30M', 0.5],
  ['P1M', null],
  ['soon', null],
  [undefined, null],
])('%s is %s hours', (duration, hours) => {
  expect(hoursOf(duration)).toBe(hours);
});
