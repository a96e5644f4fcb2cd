import { expect, test } from 'vitest';
import { asText, guestsIn } from './guests';

const amina = { displayName: 'Amina Diallo', email: 'amina@company.fr' };

test.each([
  'Amina Diallo <amina@company.fr>',
  '"Amina Diallo" <amina@company.fr>',
  'amina@company.fr; Amina Diallo',
  'Amina Diallo, amina@company.fr',
  'Amina\tDiallo\tamina@company.fr',
  '   Amina   Diallo amina@company.fr  ',
])('%s is Amina', (line) => {
  expect(guestsIn(line)).toEqual({ guests: [amina], mistakes: [] });
});

test('several lines are several people, empty lines nobody', () => {
  const { guests, mistakes } = guestsIn(
    'Amina Diallo <amina@company.fr>\r\n\n  \nJean-Noël O’Brien <jn@company.fr>',
  );
  expect(guests.map(({ displayName }) => displayName)).toEqual([
    'Amina Diallo',
    'Jean-Noël O’Brien',
  ]);
  expect(mistakes).toEqual([]);
});

test('an address that stands there twice is meant once, whatever its case', () => {
  expect(guestsIn('A <a@x.fr>\nB <A@X.fr>').guests).toEqual([
    { displayName: 'B', email: 'A@X.fr' },
  ]);
});

test('what is missing is said by line', () => {
  const { mistakes } = guestsIn(
    `Amina Diallo\namina@company.fr\n${'x'.repeat(101)} a@x.fr\na@x.fr b@x.fr`,
  );
  expect(mistakes.map(({ number, mistake }) => [number, mistake])).toEqual([
    [1, 'address'],
    [2, 'name'],
    [3, 'long'],
    [4, 'name'],
  ]);
});

test('people can be read again from what is written for them', () => {
  expect(guestsIn(asText([amina])).guests).toEqual([amina]);
});
