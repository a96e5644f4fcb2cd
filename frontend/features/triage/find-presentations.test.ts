import { expect, test } from 'vitest';
import type { Presentation } from './api';
import { grouped, matching } from './find-presentations';

const belly = { group: 'belly', groupLabel: 'Ventre' };
const limbs = { group: 'limbs', groupLabel: 'Membres' };
const all: Presentation[] = [
  { id: 'urine', label: 'Brûlure en urinant', ...belly, search: ['cystite'] },
  { id: 'oedema', label: 'Œdème des jambes', ...limbs, search: [] },
  { id: 'pain', label: 'Mal au ventre', ...belly, search: [] },
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

test('groups keep the order of the server', () => {
  expect(grouped(all).map(({ label, members }) => [label, ids(members)])).toEqual([
    ['Ventre', ['urine', 'pain']],
    ['Membres', ['oedema']],
  ]);
});
