import { describe, expect, it } from 'vitest';
import type { Entry, HealthProfile } from './api';
import { draftOf, entryOf, mistakesOf } from './entry-draft';
import { nameOf, saysNone, withEntry, withNone, withoutEntry } from './entries';
import { readPartial, sayPartial, typedPartial } from './partial-date';

const empty: HealthProfile = {
  allergies: [],
  conditions: [],
  medications: [],
  immunizations: [],
  measurements: [],
  noneKnown: [],
};
const nuts: Entry = { id: '1', text: 'Noix', status: 'active' };

describe('a profile', () => {
  it('has an entry once, in its place', () => {
    const two = withEntry(withEntry(empty, 'allergies', nuts), 'allergies', { text: 'Latex' });
    const changed = withEntry(two, 'allergies', { ...nuts, text: 'Noix de cajou' });
    expect(changed.allergies.map(nameOf)).toEqual(['Noix de cajou', 'Latex']);
    expect(withoutEntry(changed, 'allergies', '1').allergies.map(nameOf)).toEqual(['Latex']);
  });

  it('does not say that there is nothing once something is named', () => {
    const none = withNone(empty, 'allergies', true);
    expect(saysNone(none, 'allergies')).toBe(true);
    expect(saysNone(withNone(none, 'allergies', true), 'allergies')).toBe(true);
    expect(saysNone(withEntry(none, 'allergies', nuts), 'allergies')).toBe(false);
    expect(saysNone(withNone(none, 'allergies', false), 'allergies')).toBe(false);
  });
});

describe('an entry while it is typed', () => {
  it('keeps own words, and only the code where a term was chosen', () => {
    const chosen = {
      ...draftOf(),
      text: 'Asthme',
      code: { system: 's', code: 'asthma', display: 'Asthme' },
    };
    expect(entryOf(chosen, 'conditions')).toEqual({ code: chosen.code, status: 'active' });
    expect(entryOf({ ...draftOf(), text: ' Toux ' }, 'conditions')).toEqual({
      text: 'Toux',
      status: 'active',
    });
  });

  it('is the same again when nothing was changed', () => {
    const entry: Entry = {
      id: '1',
      text: 'Amlodipine',
      status: 'active',
      since: '2019-05',
      dose: '5 mg le matin',
      note: 'le matin',
    };
    expect(entryOf(draftOf(entry), 'medications', entry)).toEqual(entry);
  });

  it('names what is wrong', () => {
    expect(mistakesOf(draftOf(), 'allergies').map(({ target }) => target)).toEqual(['text']);
    const measured = { ...draftOf(), text: 'Poids', value: 'lourd', since: '31/02/2020' };
    expect(mistakesOf(measured, 'measurements').map(({ target }) => target)).toEqual([
      'value',
      'unit',
      'since',
    ]);
    expect(
      mistakesOf({ ...measured, value: '82,5', unit: 'kg', since: '2020' }, 'measurements'),
    ).toEqual([]);
  });
});

describe('a date that may be a year, a month or a day', () => {
  it.each([
    ['2019', '2019'],
    ['05/2019', '2019-05'],
    ['5.2019', '2019-05'],
    ['2019-05', '2019-05'],
    ['04/05/2019', '2019-05-04'],
    [' 4 5 2019 ', '2019-05-04'],
  ])('reads %s', (typed, read) => {
    expect(readPartial(typed)).toBe(read);
  });

  it.each(['', 'hier', '13/2019', '31/02/2020', '19', '2150', '1/2/3/2019', '-5/2019'])(
    'does not read %j',
    (typed) => {
      expect(readPartial(typed)).toBeNull();
    },
  );

  it('is shown as it is meant and typed as it was', () => {
    expect(sayPartial('2019', 'fr')).toBe('2019');
    expect(sayPartial('2019-05', 'fr')).toBe('mai 2019');
    expect(sayPartial('2019-05-04', 'en')).toBe('4 May 2019');
    expect(typedPartial('2019-05-04')).toBe('04/05/2019');
    expect(typedPartial(undefined)).toBe('');
  });
});
