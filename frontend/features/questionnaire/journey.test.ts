import { expect, test } from 'vitest';
import type { Asked, Question } from './api';
import {
  answered,
  answerTo,
  chosenWith,
  hashOf,
  inWordsOf,
  isDraft,
  needsSupport,
  newDraft,
  sayAnswer,
  stepOf,
} from './journey';

const yesNo: Question = {
  linkId: 'distress',
  type: 'boolean',
  repeats: false,
  text: 'Distress?',
  answerOption: [],
  support: true,
};
const several: Question = {
  linkId: 'pain',
  type: 'choice',
  repeats: true,
  text: 'Pain?',
  answerOption: [
    { code: 'none', text: 'No', exclusive: true, support: false },
    { code: 'neck', text: 'Neck', exclusive: false, support: false },
    { code: 'back', text: 'Back', exclusive: false, support: true },
  ],
  support: false,
};
const words: Question = {
  linkId: 'topics',
  type: 'text',
  repeats: false,
  text: 'Topics?',
  answerOption: [],
  maxLength: 2000,
  support: false,
};
const asked: Asked = { version: 1, questions: [yesNo, several, words] };
const draft = newDraft(asked, [], 1000);

test('an option for nothing stands alone', () => {
  expect(chosenWith(several, [], 'neck', true)).toEqual(['neck']);
  expect(chosenWith(several, ['neck'], 'back', true)).toEqual(['neck', 'back']);
  expect(chosenWith(several, ['neck', 'back'], 'none', true)).toEqual(['none']);
  expect(chosenWith(several, ['none'], 'neck', true)).toEqual(['neck']);
  expect(chosenWith(several, ['neck', 'back'], 'neck', false)).toEqual(['back']);
  expect(chosenWith({ ...several, repeats: false }, ['neck'], 'back', true)).toEqual(['back']);
});

test('an answer takes the place of the one before, and is sent under a key of its own', () => {
  const once = answered(draft, several, { linkId: 'pain', chosen: ['neck'] });
  const twice = answered(once, several, { linkId: 'pain', toDiscuss: true });
  expect(answerTo(twice, several)).toEqual({ linkId: 'pain', toDiscuss: true });
  expect(twice.answers).toHaveLength(1);
  expect(new Set([draft.key, once.key, twice.key]).size).toBe(3);
  expect(answered(twice, several, null).answers).toEqual([]);
});

test('an address leads to its step as far as its turn has come', () => {
  expect(stepOf(hashOf({ at: 'question', index: 2 }), draft)).toEqual({ at: 'question', index: 2 });
  expect(stepOf(hashOf({ at: 'check' }), draft)).toEqual({ at: 'check' });
  expect(stepOf('#sent', null)).toEqual({ at: 'sent' });
  for (const strange of ['', '#', '#question-0', '#question-4', '#question-999', '#x']) {
    expect(stepOf(strange, draft)).toEqual({ at: 'start' });
  }
  expect(stepOf('#question-1', null)).toEqual({ at: 'start' });
  expect(stepOf('#check', null)).toEqual({ at: 'start' });
});

test('somebody in distress is shown whom they can talk to', () => {
  expect(needsSupport(yesNo, { linkId: 'distress', yes: true })).toBe(true);
  expect(needsSupport(yesNo, { linkId: 'distress', yes: false })).toBe(false);
  expect(needsSupport(yesNo, { linkId: 'distress', toDiscuss: true })).toBe(false);
  expect(needsSupport(several, { linkId: 'pain', chosen: ['neck', 'back'] })).toBe(true);
  expect(needsSupport(several, { linkId: 'pain', chosen: ['neck'] })).toBe(false);
  expect(needsSupport(several, null)).toBe(false);
});

test('an answer is said in the words by which it was chosen', () => {
  const said = { yes: 'Yes', no: 'No', toDiscuss: 'later', skipped: 'skipped' };
  expect(sayAnswer(yesNo, null, said)).toBe('skipped');
  expect(sayAnswer(yesNo, { linkId: 'distress', yes: false }, said)).toBe('No');
  expect(sayAnswer(yesNo, { linkId: 'distress', toDiscuss: true }, said)).toBe('later');
  expect(sayAnswer(several, { linkId: 'pain', chosen: ['back', 'neck'] }, said)).toBe('Neck, Back');
  expect(sayAnswer(words, { linkId: 'topics', words: 'My chair' }, said)).toBe('My chair');
});

test('a draft speaks the language of the page while the same is asked', () => {
  const french: Asked = { version: 1, questions: [{ ...words, text: 'Sujets ?' }] };
  expect(inWordsOf(draft, french).questions).toBe(french.questions);
  expect(inWordsOf(draft, { ...french, version: 2 }).questions).toBe(draft.questions);
  expect(inWordsOf(draft, null).questions).toBe(draft.questions);
});

test('what is no draft of these pages is not used', () => {
  expect(isDraft(JSON.parse(JSON.stringify(draft)))).toBe(true);
  for (const strange of [null, 'x', {}, { ...draft, answers: undefined }, { ...draft, key: 1 }]) {
    expect(isDraft(strange)).toBe(false);
  }
});
