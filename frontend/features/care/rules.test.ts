import { describe, expect, test } from 'vitest';
import type { Entry, Profile } from './api';
import {
  ageOn,
  dangers,
  dateOf,
  isName,
  isReason,
  isUnknown,
  latestMeasurements,
  unassessed,
  unsaid,
  wantedOf,
  withEntry,
} from './rules';

const empty: Profile = {
  allergies: [],
  conditions: [],
  medications: [],
  immunizations: [],
  measurements: [],
  noneKnown: [],
};

const entry = (text: string, more: Partial<Entry> = {}): Entry => ({ text, ...more });

describe('what stands first', () => {
  test('allergies that may kill, and no others', () => {
    const found = dangers({
      ...empty,
      allergies: [
        entry('Noix', { criticality: 'high' }),
        entry('Pollen', { criticality: 'low' }),
        entry('Latex', { criticality: 'high', status: 'refuted' }),
      ],
    });
    expect(found).toEqual([{ kind: 'allergy', entry: entry('Noix', { criticality: 'high' }) }]);
  });

  test.each([
    'Préviscan 20 mg',
    'Eliquis',
    'apixaban 5 mg',
    'Anticoagulant (AVK)',
    'Lovenox',
    'Fraxiparine 0,3',
    'Calciparine',
    'Fragmine',
  ])('%s thins the blood', (text) => {
    expect(dangers({ ...empty, medications: [entry(text)] })).toHaveLength(1);
  });

  test('a code says it, too; aspirin does not', () => {
    const coded = (code: string) => ({
      code: { system: 'http://www.whocc.no/atc', code },
    });
    const of = (code: string) => dangers({ ...empty, medications: [coded(code)] });
    expect(of('B01AA03')).toHaveLength(1);
    expect(of('B01AC06')).toHaveLength(0);
  });

  test('what was stopped does not', () => {
    const stopped = entry('Eliquis', { status: 'resolved' });
    expect(dangers({ ...empty, medications: [stopped] })).toEqual([]);
  });

  test('a pregnancy with its date, implants', () => {
    const found = dangers({
      ...empty,
      pregnant: true,
      dueOn: '2026-09-01',
      conditions: [entry('Stimulateur cardiaque'), entry('Prothèse de hanche'), entry('Asthme')],
    });
    expect(found.map(({ kind }) => kind)).toEqual(['pregnancy', 'implant', 'implant']);
  });

  test('a pregnancy says who said it', () => {
    const pregnancyProvenance = { source: 'clinician', at: '2026-03-02T08:30:00Z' } as const;
    const source = (profile: Profile) =>
      dangers(profile).map((danger) => danger.kind === 'pregnancy' && danger.source);
    expect(source({ ...empty, pregnant: true })).toEqual(['self']);
    expect(source({ ...empty, pregnant: true, pregnancyProvenance })).toEqual(['clinician']);
  });
});

test.each([
  ['Stent coronaire', 1],
  ['Deux stents', 1],
  ['Toux persistente', 0],
  ['Persistent cough', 0],
])('%s is an implant: %i', (text, count) => {
  expect(dangers({ ...empty, conditions: [entry(text)] })).toHaveLength(count);
});

test('silence about a list, or about how bad an allergy is, is no all-clear', () => {
  expect(unsaid(empty)).toEqual(['allergies', 'medications', 'conditions']);
  const said: Profile = {
    ...empty,
    noneKnown: ['medications', 'conditions'],
    allergies: [
      entry('Noix', { criticality: 'unable_to_assess' }),
      entry('Latex'),
      entry('Pollen', { criticality: 'low' }),
      entry('Arachide', { criticality: 'high' }),
      entry('Soja', { status: 'refuted' }),
    ],
  };
  expect(unsaid(said)).toEqual([]);
  expect(unassessed(said).map(({ text }) => text)).toEqual(['Noix', 'Latex']);
});

test('none known is not unknown', () => {
  expect(isUnknown(empty, 'allergies')).toBe(true);
  expect(isUnknown({ ...empty, noneKnown: ['allergies'] }, 'allergies')).toBe(false);
});

test('of each measurement the newest, with the one before', () => {
  const weight = (value: number, since: string) => entry('Poids', { value, unit: 'kg', since });
  const [line] = latestMeasurements({
    ...empty,
    measurements: [weight(70, '2024-01'), weight(72, '2026-01-05'), weight(71, '2025')],
  });
  expect(line?.newest.value).toBe(72);
  expect(line?.before?.value).toBe(71);
});

test('an age is counted in whole years', () => {
  expect(ageOn('1985-05-17', '2026-05-16')).toBe(40);
  expect(ageOn('1985-05-17', '2026-05-17')).toBe(41);
});

describe('an entry', () => {
  test('is added, and what was none known is known', () => {
    const after = withEntry({ ...empty, noneKnown: ['allergies'] }, 'allergies', entry('Noix'));
    expect(after.allergies).toHaveLength(1);
    expect(after.noneKnown).toEqual([]);
  });

  test('that is gone meanwhile is a new one', () => {
    expect(withEntry(empty, 'allergies', entry('Noix', { id: 'a' })).allergies).toEqual([
      entry('Noix'),
    ]);
  });

  test('takes the place of what it was', () => {
    const before = {
      ...empty,
      allergies: [entry('Noix', { id: 'a' }), entry('Latex', { id: 'b' })],
    };
    const after = withEntry(before, 'allergies', entry('Noix de cajou', { id: 'a' }));
    expect(after.allergies.map(({ text }) => text)).toEqual(['Noix de cajou', 'Latex']);
  });
});

describe('one field for three ways to search', () => {
  test.each([
    ['17/05/1985', { birthDate: '1985-05-17' }],
    ['1985-05-17', { birthDate: '1985-05-17' }],
    ['7.5.1985', { birthDate: '1985-05-07' }],
    ['LY-0042', { employeeNumber: 'LY-0042' }],
    [' Claire Martin ', { name: 'Claire Martin' }],
  ])('%s', (typed, wanted) => {
    expect(wantedOf(typed)).toEqual(wanted);
  });

  test('no such day is no date', () => {
    expect(dateOf('31/02/1985')).toBeNull();
  });
});

test('a reason has ten letters at least, each word of a name two', () => {
  expect(isReason('trop court')).toBe(true);
  expect(isReason(' court   ')).toBe(false);
  expect(isReason('x'.repeat(501))).toBe(false);
  expect(isName('Li')).toBe(true);
  expect(isName("Anne-Marie d'Arc")).toBe(true);
  expect(isName('Martin, Claire')).toBe(true);
  expect(isName('a e')).toBe(false);
  expect(isName('%%1')).toBe(false);
});
