import { expect, test } from 'vitest';
import { codeOf } from './place-code';

test.each([
  ['Équipe de nuit', 'equipe-de-nuit'],
  ['  3×8 (Lyon) ', '3-8-lyon'],
  ['夜勤', 'group'],
  ['x'.repeat(60), 'x'.repeat(40)],
])('%s becomes %s', (name, code) => {
  expect(codeOf(name, [])).toBe(code);
});

test('a code that is taken gets a number, and stays short', () => {
  expect(codeOf('Nuit', ['nuit', 'nuit-2'])).toBe('nuit-3');
  expect(codeOf('x'.repeat(60), ['x'.repeat(40)])).toBe(`${'x'.repeat(38)}-2`);
});
