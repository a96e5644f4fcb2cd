import { expect, test } from 'vitest';
import { handleIn } from './handle';

test.each([
  ['#request=Zm9v-_.x~1', 'Zm9v-_.x~1'],
  ['#request=', null],
  ['', null],
  ['#main', null],
  ['#request=../../me', null],
  ['#request=a%20b', null],
  [`#request=${'a'.repeat(201)}`, null],
])('%s names the question %j', (hash, handle) => {
  expect(handleIn(hash)).toBe(handle);
});
