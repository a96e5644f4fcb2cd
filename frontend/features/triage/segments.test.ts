import { expect, test } from 'vitest';
import type { Finding } from './api';
import { segments } from './segments';

const found = (start: number, end: number, code = 'x'): Finding => ({
  code,
  label: code,
  status: 'present',
  start,
  end,
});
const shown = (text: string, findings: Finding[]) =>
  segments(text, findings)
    .map(({ piece, finding }) => (finding ? `[${piece}]` : piece))
    .join('');

test('found words are marked where they stand', () => {
  expect(shown('J’ai mal à la tête.', [found(5, 18)])).toBe('J’ai [mal à la tête].');
});

test('an emoji counts as two, as the server counts it', () => {
  expect(shown('🤒 toux', [found(3, 7)])).toBe('🤒 [toux]');
});

test('of overlapping spans the first and longest is shown', () => {
  expect(shown('mal au dos', [found(4, 10, 'b'), found(0, 10, 'a'), found(0, 3, 'c')])).toBe(
    '[mal au dos]',
  );
});

test.each([
  ['outside the text', found(2, 99)],
  ['empty', found(2, 2)],
  ['reversed', found(3, 1)],
  ['negative', found(-2, 3)],
])('a span that is %s is passed over', (_what, finding) => {
  expect(shown('toux', [finding])).toBe('toux');
});

test('no text is lost, whatever the spans', () => {
  const text = 'toux, fièvre et fatigue';
  const pieces = segments(text, [found(0, 4), found(6, 12), found(6, 9), found(16, 23)]);
  expect(pieces.map(({ piece }) => piece).join('')).toBe(text);
});
