import { expect, test } from 'vitest';
import { partsOf } from './phones';

const links = (text: string) =>
  partsOf(text).flatMap(({ words, href }) => (href ? [[words, href]] : []));

test.each([
  [
    'Appelez le 15 ou le 112 maintenant.',
    [
      ['15', 'tel:15'],
      ['112', 'tel:112'],
    ],
  ],
  ['If you cannot hear or speak: in France, text 114.', [['114', 'sms:114']]],
  ['la nuit, le 116 117', [['116 117', 'tel:116117']]],
  ['Infirmerie : 04 99 00 44 44.', [['04 99 00 44 44', 'tel:0499004444']]],
  ['Call +32 2-555.12.12, or come.', [['+32 2-555.12.12', 'tel:+3225551212']]],
  ['Revenez dans 15 minutes, ou dans 15 jours.', []],
  ['38,5 °C pendant 3 jours, 112 h de travail', []],
  ['Bureau 1152', []],
])('%s', (text, found) => {
  expect(links(text)).toEqual(found);
  expect(
    partsOf(text)
      .map(({ words }) => words)
      .join(''),
  ).toBe(text);
});
