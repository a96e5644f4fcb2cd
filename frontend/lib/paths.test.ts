import { expect, test } from 'vitest';
import { inLanguage, paths, safeReturn } from './paths';

test('the id of an assessment stays behind the hash', () => {
  const [sent, kept] = paths.assessment('fr', 'a/b').split('#');
  expect(sent).toBe('/fr/triage/history/');
  expect(kept).toBe('id=a%2Fb');
});

test('another language leads to the same page', () => {
  expect(inLanguage('/fr/triage/history/', 'en')).toBe('/en/triage/history/');
  expect(inLanguage('/fr/', 'en')).toBe('/en/');
});

test.each([
  ['/fr/triage/#question-3', '/fr/triage/#question-3'],
  ['https://elsewhere.example/', '/fr/home/'],
  ['//elsewhere.example/', '/fr/home/'],
  ['/\\elsewhere.example/', '/fr/home/'],
  ['/fr/triage/../../x', '/fr/home/'],
  ['javascript:alert(1)', '/fr/home/'],
  [null, '/fr/home/'],
])('after signing in, %s leads to %s', (wanted, where) => {
  expect(safeReturn(wanted, 'fr')).toBe(where);
});
