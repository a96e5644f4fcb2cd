import { describe, expect, test } from 'vitest';
import type { Policy } from './policy-api';
import { controlOf, draftOf, newRaise, policyOf, said } from './policy-draft';

const sites = [
  { id: 'l', name: 'Lyon' },
  { id: 'n', name: 'Nantes' },
];

const kept: Policy = {
  sites: [
    { id: 'l', name: 'Lyon', country: 'FR' },
    { id: 'n', name: 'Nantes', country: 'BE' },
  ],
  contacts: [
    {
      kind: 'nurse',
      name: { fr: 'Infirmerie', en: 'Nurse' },
      phone: '04 99 00 44 44',
      site: 'l',
      urgencies: ['same_day'],
    },
    { kind: 'number', name: { fr: 'Centre', en: 'Centre' }, phone: '070', country: 'BE' },
  ],
  texts: [
    {
      urgency: 'same_day',
      route: { fr: 'Ici.', en: 'Here.' },
      advice: [
        { fr: 'Un', en: 'One' },
        { fr: 'Deux', en: 'Two' },
      ],
    },
  ],
  raises: [{ presentation: 'burn', atLeast: 'ambulance', reason: { fr: 'car', en: 'for' } }],
};

describe('what is typed', () => {
  test('is what was read, if nobody changes anything', () => {
    expect(policyOf(draftOf(kept, sites), sites)).toEqual(kept);
  });

  test('begins with nothing, and a country for each place of work', () => {
    const draft = draftOf({ sites: [], contacts: [], texts: [], raises: [] }, sites);
    expect(policyOf(draft, sites)).toEqual({
      sites: [
        { id: 'l', name: 'Lyon', country: 'FR' },
        { id: 'n', name: 'Nantes', country: 'FR' },
      ],
      contacts: [],
      texts: [],
      raises: [],
    });
  });

  test('follows the places of work that the company has now', () => {
    const moved = policyOf(draftOf(kept, [{ id: 'n', name: 'Nantes Sud' }]), [
      { id: 'n', name: 'Nantes Sud' },
    ]);
    expect(moved.sites).toEqual([{ id: 'n', name: 'Nantes Sud', country: 'BE' }]);
  });

  test('is sent with the line that one language lacks, so that the server says where', () => {
    const draft = draftOf(kept, sites);
    draft.texts.same_day.advice.en = 'One';
    expect(policyOf(draft, sites).texts[0]?.advice).toEqual([
      { fr: 'Un', en: 'One' },
      { fr: 'Deux', en: '' },
    ]);
  });

  test('of an urgency is numbered as it is sent', () => {
    const draft = draftOf(kept, sites);
    draft.texts.ambulance.route.fr = 'Puis la loge.';
    expect(said(draft)).toEqual(['ambulance', 'same_day']);
  });

  test('of a new level says nothing that is not there', () => {
    const draft = draftOf(kept, sites);
    draft.raises = [newRaise()];
    expect(policyOf(draft, sites).raises).toEqual([
      { atLeast: 'same_day', reason: { fr: '', en: '' } },
    ]);
  });
});

test.each([
  ['raises[0].atLeast', 'policy-raises[0].atLeast'],
  ['texts[1].advice[2].en', 'policy-texts[1].advice.en'],
  ['contacts[3].site', 'policy-contacts[3].whom'],
  ['contacts[3].country', 'policy-contacts[3].whom'],
])('%s leads to its control', (field, control) => {
  expect(controlOf(field)).toBe(control);
});
