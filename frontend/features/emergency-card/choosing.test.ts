import { expect, test } from 'vitest';
import { finished, NOTHING, tagsIn, toggled, within } from './choosing';

test('an entry is shown and taken back', () => {
  const shown = toggled(NOTHING, 'allergies', 'a');
  expect(shown.allergies).toEqual({ which: 'chosen', entries: ['a'] });
  expect(toggled(shown, 'allergies', 'a').allergies).toEqual({ which: 'chosen', entries: [] });
  expect(shown.conditions).toEqual({ which: 'none' });
});

test('entries that are gone are not chosen', () => {
  const chosen = toggled(toggled(NOTHING, 'allergies', 'a'), 'allergies', 'b');
  const known = { allergies: ['b'], conditions: [], medications: [], immunizations: [] };
  expect(within(chosen, known).allergies).toEqual({ which: 'chosen', entries: ['b'] });
  expect(within(NOTHING, known)).toEqual(NOTHING);
});

test('languages are written as people write lists', () => {
  expect(tagsIn(' fr, en;pt  ')).toEqual(['fr', 'en', 'pt']);
  expect(tagsIn('')).toEqual([]);
  expect(tagsIn('Fr, pt-BR')).toEqual(['fr', 'pt-br']);
});

test('a language that is still being typed is not previewed', () => {
  const of = (text: string) => finished({ ...NOTHING, languages: tagsIn(text) }).languages;
  expect(of('f')).toEqual([]);
  expect(of('fr, e')).toEqual(['fr']);
  expect(of('fr, pt-b')).toEqual(['fr']);
  expect(of('fr, pt-br')).toEqual(['fr', 'pt-br']);
});
