import { expect, test } from 'vitest';
import type { KnownFacts } from './facts-api';
import type { Subject } from './journey';
import { isFromProfile, offeredTo, shownOf, typedBefore } from './offered';

const facts: KnownFacts = {
  consent: 'granted',
  age: 36,
  sex: 'female',
  anticoagulated: true,
  because: { anticoagulated: ['Apixaban'], immunosuppressed: [] },
};
const untouched = typedBefore(null);

test('whoever checks for themself sees what their profile says', () => {
  const shown = shownOf({ ...untouched, who: 'me' }, offeredTo('me', facts));
  expect(shown).toMatchObject({ age: '36', sex: 'female', risks: ['anticoagulated'] });
});

test('a profile says nothing about somebody else', () => {
  const shown = shownOf({ ...untouched, who: 'other' }, offeredTo('other', facts));
  expect(shown).toMatchObject({ age: '', sex: null, risks: [], asked: [] });
});

test('what is typed counts, an emptied field and an unticked box included', () => {
  const typed = { ...untouched, age: '', sex: 'unsaid', risks: { anticoagulated: false } } as const;
  const shown = shownOf(typed, facts);
  expect(shown).toMatchObject({ age: '', sex: 'unsaid', risks: [], asked: ['anticoagulated'] });
});

test('somebody who comes back finds what they left', () => {
  const before: Subject = { who: 'me', age: null, sex: null, pregnant: null };
  const shown = shownOf(typedBefore(before), facts);
  expect(shown).toMatchObject({ age: '', sex: 'unsaid', risks: [] });
});

test('a profile that knows nothing, or cannot be asked, is not spoken of', () => {
  expect(isFromProfile(null)).toBe(false);
  const nothing = { anticoagulated: [], immunosuppressed: [] };
  expect(isFromProfile({ consent: 'granted', because: nothing })).toBe(false);
  expect(isFromProfile(facts)).toBe(true);
});
