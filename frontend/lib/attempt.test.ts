import { expect, test } from 'vitest';
import { ProblemError, UNREACHABLE } from '@/lib/problem';
import { attempt } from './attempt';

/** Sends and fails as told, and says under which keys it was sent. */
async function keysOf(what: string, outcomes: (number | 'done')[]): Promise<string[]> {
  const keys: string[] = [];
  for (const outcome of outcomes) {
    await attempt(what, async (key) => {
      keys.push(key);
      if (outcome !== 'done') {
        throw new ProblemError({ ...UNREACHABLE, status: outcome });
      }
    }).catch(() => undefined);
  }
  return keys;
}

test('what got no answer is sent again under the same key, and anew once it is done', async () => {
  const [first, second, third, fourth] = await keysOf('lost', [0, 503, 'done', 'done']);
  expect(second).toBe(first);
  expect(third).toBe(first);
  expect(fourth).not.toBe(first);
});

test('what was refused is another attempt when it is sent again', async () => {
  const [first, second] = await keysOf('refused', [409, 'done']);
  expect(second).not.toBe(first);
});

test('whoever had to wait or sign in again makes the same attempt', async () => {
  const [first, second, third] = await keysOf('waiting', [429, 401, 'done']);
  expect([second, third]).toEqual([first, first]);
});

test('two things under way have keys of their own', async () => {
  const [one] = await keysOf('one', [0]);
  const [two] = await keysOf('two', [0]);
  const [oneAgain] = await keysOf('one', ['done']);
  expect(two).not.toBe(one);
  expect(oneAgain).toBe(one);
});
