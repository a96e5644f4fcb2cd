import { expect, test } from 'vitest';
import { cleanText, MAX_TEXT } from './clean-text';

test.each([
  ['control characters go', 'a\u0000b\u0007c\u001b[31m', 'abc[31m'],
  ['line feeds and tabs stay', 'a\n\tb', 'a\n\tb'],
  ['Windows line ends become one', 'a\r\nb\rc', 'a\nb\nc'],
  ['direction overrides go', 'a\u202eb\u2066c', 'abc'],
  ['accents, emoji and right-to-left words stay', 'œdème 🤒 صداع', 'œdème 🤒 صداع'],
  ['half an emoji goes', 'a\ud83eb\udd12', 'ab'],
])('%s', (_sentence, typed, clean) => {
  expect(cleanText(typed)).toBe(clean);
});

test('no more than the server takes is sent', () => {
  expect(cleanText('é'.repeat(MAX_TEXT + 5))).toHaveLength(MAX_TEXT);
});
