import { describe, expect, it } from 'vitest';
import type { Entry, HealthProfile } from './api';
import { draftOf, entryOf, mistakesOf } from './entry-draft';
import { nameOf, saysNone, withEntry, withNone, withoutEntry } from './entries';
import { basicsOf, pregnancies, withBasics } from './basics-draft';
import { onto } from './editing';

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
    const two = withEntry({ ...empty, allergies: [nuts] }, 'allergies', { text: 'Latex' });
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
      ...draftOf(undefined, 'fr'),
      text: 'Asthme',
      code: { system: 's', code: 'asthma', display: 'Asthme' },
    };
    expect(entryOf(chosen, 'conditions')).toEqual({ code: chosen.code, status: 'active' });
    expect(entryOf({ ...draftOf(undefined, 'fr'), text: ' Toux ' }, 'conditions')).toEqual({
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
    expect(entryOf(draftOf(entry, 'fr'), 'medications', entry)).toEqual(entry);
  });

  it('names what is wrong', () => {
    expect(mistakesOf(draftOf(undefined, 'fr'), 'allergies').map(({ target }) => target)).toEqual([
      'text',
    ]);
    const measured = {
      ...draftOf(undefined, 'fr'),
      text: 'Poids',
      value: 'lourd',
      since: '31/02/2020',
    };
    expect(mistakesOf(measured, 'measurements').map(({ target }) => target)).toEqual([
      'value',
      'unit',
      'since',
    ]);
    expect(
      mistakesOf({ ...measured, value: '82,5', unit: 'kg', since: '2020' }, 'measurements'),
    ).toEqual([]);
  });

  it('shows and reads numbers as they are written', () => {
    const weight: Entry = { id: '1', text: 'Poids', status: 'active', value: 82.5, unit: 'kg' };
    expect(draftOf(weight, 'fr').value).toBe('82,5');
    expect(draftOf(weight, 'en').value).toBe('82.5');
    expect(entryOf(draftOf(weight, 'fr'), 'measurements', weight)).toEqual(weight);
  });

  it('is not held up by a date that is not asked any more', () => {
    const again = { ...draftOf(undefined, 'fr'), id: '1', text: 'Amlodipine', until: 'hier' };
    expect(mistakesOf(again, 'medications')).toEqual([]);
    expect(entryOf(again, 'medications')).not.toHaveProperty('until');
    expect(mistakesOf({ ...again, status: 'resolved' }, 'medications')).toHaveLength(1);
  });
});

describe('a change that was begun before the profile changed', () => {
  const before: Entry = { id: '1', text: 'Amlodipine', status: 'active', dose: '5 mg' };
  const change = {
    key: '1',
    section: 'medications' as const,
    draft: { ...draftOf(before, 'fr'), note: 'le soir' },
    before,
  };

  it('undoes nothing of what others wrote', () => {
    const now = { ...before, dose: '10 mg' };
    const { draft } = onto(change, { ...empty, medications: [now] }, 'fr');
    expect(draft).toMatchObject({ dose: '10 mg', note: 'le soir' });
  });

  it('is a new entry where the old one is gone', () => {
    const gone = onto(change, empty, 'fr');
    expect(gone.draft.id).toBeUndefined();
    expect(gone.before).toBeUndefined();
    expect(withEntry(empty, 'medications', { ...before, note: 'le soir' }).medications).toEqual([
      { text: 'Amlodipine', status: 'active', dose: '5 mg', note: 'le soir' },
    ]);
  });
});

describe('what is no list', () => {
  it('is the same again when nothing was changed', () => {
    const profile: HealthProfile = {
      ...empty,
      birthDate: '1985-05-17',
      sexAtBirth: 'female',
      bloodGroup: 'O-',
      pregnant: true,
      dueOn: '2027-02-01',
      notes: 'Gauchère',
    };
    expect(withBasics(profile, basicsOf(profile))).toEqual(profile);
    expect(withBasics(empty, basicsOf(empty))).toEqual(empty);
  });

  it('keeps what a professional said of a pregnancy, which is not taken back', () => {
    const pregnancyProvenance = { source: 'clinician', at: '2026-03-02T08:30:00Z' } as const;
    const said: HealthProfile = { ...empty, pregnant: false, pregnancyProvenance };
    expect(withBasics(said, basicsOf(said)).pregnant).toBe(false);
    expect(pregnancies(said)).toEqual(['yes', 'no']);
    expect(pregnancies({ ...empty, pregnant: true })).toContain('unsaid');
  });

  it('leaves a verified blood group as it is', () => {
    const verified = { ...empty, bloodGroup: 'A+', bloodGroupVerified: true } as const;
    expect(withBasics(verified, { ...basicsOf(verified), bloodGroup: 'B+' }).bloodGroup).toBe('A+');
  });
});
