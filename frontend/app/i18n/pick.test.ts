import { expect, test } from 'vitest';
import { pick } from './pick';

test('what is named is picked, where it was, and nothing beside it', () => {
  const tree = { a: { b: 'ab', c: { d: 'acd', e: 'ace' } }, f: 'f', g: { h: 'gh' } };
  expect(pick(tree, ['a.c.d', 'g', 'a.b'])).toEqual({
    a: { b: 'ab', c: { d: 'acd' } },
    g: { h: 'gh' },
  });
  expect(pick(tree, ['a', 'a.b'])).toEqual({ a: tree.a });
  expect(tree.a.c).toEqual({ d: 'acd', e: 'ace' });
});
