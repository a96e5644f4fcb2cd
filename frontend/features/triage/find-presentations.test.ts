import { expect, test } from 'vitest';
import type { Presentation } from './api';
import { grouped, matching } from './find-presentations';

const belly = { code: 'belly', label: 'Ventre' };
const all: Presentation[] = [
  { id: 'urine', label: 'Brûlure en urinant', group: belly, keywords: ['cystite'] },
  { id: 'oedema', label: 'Œdème des jambes' },
  { id: 'pain', label: 'Mal au ventre', group: belly, keywords: [] },
];
const ids = (found: Presentation[]) => found.map(({ id }) => id);

test.each([
  ['brulure', ['urine']],
  ['BRÛL urin', ['urine']],
  ['cysti', ['urine']],
  ['oedeme', ['oedema']],
  ['œdème', ['oedema']],
  ['ventre', ['urine', 'pain']],
  ['entre', []],
  ['', ['urine', 'oedema', 'pain']],
])('"%s" finds %j', (sought, expected) => {
  expect(ids(matching(all, sought))).toEqual(expected);
});

test('groups keep the order of the server; what has none comes under "other"', () => {
  expect(grouped(all, 'Autres').map(({ label, members }) => [label, ids(members)])).toEqual([
    ['Ventre', ['urine', 'pain']],
    ['Autres', ['oedema']],
  ]);
});
