import { expect, test } from 'vitest';
import { entryOf, typedOf, wrongIn } from './typed-entry';

const nothing = { value: '', since: '', until: '' };

test.each(['82,5', '82.5'])('%s is the same weight', (value) => {
  expect(wrongIn({ ...nothing, value }, 'measurements')).toEqual([]);
  expect(entryOf({ text: 'Poids', unit: 'kg' }, { ...nothing, value })).toEqual({
    text: 'Poids',
    unit: 'kg',
    value: 82.5,
  });
});

test('a day is typed as people write it', () => {
  const typed = { ...nothing, since: '04/05/2019', until: '2020' };
  expect(wrongIn(typed, 'conditions')).toEqual([]);
  expect(entryOf({ text: 'Asthme' }, typed)).toEqual({
    text: 'Asthme',
    since: '2019-05-04',
    until: '2020',
  });
});

test('what cannot be kept is named, and nothing else', () => {
  const typed = { value: 'lourd', since: '31/02/2020', until: 'hier' };
  expect(wrongIn(typed, 'measurements')).toEqual(['value', 'since', 'until']);
  expect(wrongIn({ ...nothing, value: '' }, 'allergies')).toEqual([]);
});

test('what is not touched stays as it was', () => {
  const weight = { text: 'Poids', value: 82.5, unit: 'kg', since: '2026-01-05' };
  expect(entryOf(weight, typedOf(weight, 'fr'))).toEqual(weight);
});
