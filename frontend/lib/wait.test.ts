import { expect, test } from 'vitest';
import { waitOf } from './wait';

test.each([
  [1, 'seconds', 1],
  [0.2, 'seconds', 1],
  [59, 'seconds', 59],
  [60, 'minutes', 1],
  [90, 'seconds', 90],
  [121, 'minutes', 3],
  [900, 'minutes', 15],
])('%d seconds are said in %s', (seconds, unit, count) => {
  expect(waitOf(seconds)).toEqual({ unit, count });
});
