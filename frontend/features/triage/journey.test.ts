import { describe, expect, test } from 'vitest';
import type { Assessment, Question } from './api';
import {
  hashOf,
  mayBePregnant,
  newDraft,
  nextAfterAnswer,
  openQuestions,
  previousOf,
  questionAt,
  reachable,
  requestOf,
  stepOf,
  withAnswer,
  withAssessment,
  withBase,
  type Draft,
  type Step,
} from './journey';

const question = (id: string): Question => ({
  id,
  protocol: 'p',
  text: `${id}?`,
  kind: 'boolean',
  options: [],
  redFlag: false,
});

function told(level: Assessment['recommendation']['level'], next: string[] = []): Assessment {
  return {
    id: 'a1',
    recommendation: {
      level,
      urgency: 'consultation',
      within: 'PT72H',
      route: 'r',
      advice: [],
      safetyNet: [],
    },
    settled: next.length === 0,
    nextQuestions: next.map(question),
    findings: [],
    explanation: [],
    protocol: { id: 'p', version: '1', hash: 'sha256:0', signedBy: [] },
    at: '2026-11-22T10:00:00Z',
  };
}

const begun: Draft = {
  ...newDraft(0),
  danger: { is: 'none', asked: ['danger.breathing'] },
  subject: { who: 'me', age: 34, sex: 'female', pregnant: false },
  words: 'toux',
};
const asked: Draft = { ...begun, assessment: told('teleconsultation', ['q1', 'q2']) };

describe('the address', () => {
  const steps: Step[] = [
    { at: 'danger' },
    { at: 'who' },
    { at: 'words' },
    { at: 'list' },
    { at: 'question', index: 0 },
    { at: 'question', index: 11 },
    { at: 'check' },
    { at: 'result' },
  ];
  test.each(steps)('names the step %o and gives it back', (step) => {
    expect(stepOf(hashOf(step))).toEqual(step);
  });

  test.each(['', '#', '#question-0', '#question--1', '#question-99999', '#id=7', '#<script>'])(
    'that means nothing (%s) leads to the danger signs',
    (hash) => {
      expect(stepOf(hash)).toEqual({ at: 'danger' });
    },
  );
});

describe('what can be reached', () => {
  test.each<[string, Step, Draft, Step]>([
    ['nothing before the danger signs', { at: 'check' }, newDraft(0), { at: 'danger' }],
    ['who comes before words', { at: 'words' }, { ...begun, subject: null }, { at: 'who' }],
    ['no question without words', { at: 'question', index: 0 }, begun, { at: 'words' }],
    ['no check without an answer of the server', { at: 'check' }, begun, { at: 'words' }],
    ['an open question', { at: 'question', index: 0 }, asked, { at: 'question', index: 0 }],
    ['not a question too far', { at: 'question', index: 5 }, asked, { at: 'question', index: 0 }],
    ['the check, even with questions open', { at: 'check' }, asked, { at: 'check' }],
  ])('%s', (_sentence, wanted, draft, reached) => {
    expect(reachable(wanted, draft)).toEqual(reached);
  });

  test('a ticked danger sign leads to the emergency from everywhere but its own page', () => {
    const draft: Draft = {
      ...begun,
      danger: { is: 'signs', asked: [], signs: ['chest'], labels: [] },
    };
    expect(reachable({ at: 'check' }, draft)).toEqual({ at: 'result' });
    expect(reachable({ at: 'who' }, draft)).toEqual({ at: 'result' });
    expect(reachable({ at: 'danger' }, draft)).toEqual({ at: 'danger' });
  });
});

describe('after an answer', () => {
  test('an emergency interrupts though questions are open', () => {
    const draft = { ...asked, assessment: told('emergency', ['q1']) };
    expect(nextAfterAnswer(draft)).toEqual({ at: 'result' });
  });

  test('the next open question comes, in the order of the server', () => {
    const draft = withAnswer(asked, { question: question('q1'), value: false });
    expect(openQuestions(draft).map(({ id }) => id)).toEqual(['q2']);
    expect(nextAfterAnswer(draft)).toEqual({ at: 'question', index: 1 });
    expect(questionAt(draft, 1)?.id).toBe('q2');
  });

  test('a settled answer leads to the check', () => {
    expect(nextAfterAnswer({ ...asked, assessment: told('self_care') })).toEqual({ at: 'check' });
  });

  test('an answer changed later takes the place of the first', () => {
    const once = withAnswer(asked, { question: question('q1'), value: false });
    const twice = withAnswer(once, { question: question('q1'), value: 'unknown' });
    expect(twice.answered).toEqual([{ question: question('q1'), value: 'unknown' }]);
  });

  test('an emergency leaves nothing to resume', () => {
    expect(withAssessment(begun, told('emergency')).done).toBe(true);
    expect(withAssessment(begun, told('self_care')).done).toBe(false);
  });
});

describe('a changed beginning', () => {
  test('makes the answer of the server stale and keeps the answers given', () => {
    const draft = withAnswer(asked, { question: question('q1'), value: true });
    const changed = withBase(draft, { words: 'fièvre' });
    expect(changed.assessment).toBeNull();
    expect(changed.answered).toHaveLength(1);
  });

  test('that says the same leaves everything as it is', () => {
    expect(withBase(asked, { words: 'toux' }).assessment).toBe(asked.assessment);
  });
});

describe('what is sent', () => {
  test('denied danger signs, subject and words, but no answer before it is asked for', () => {
    const draft = withAnswer(asked, { question: question('q1'), value: 'unknown' });
    expect(requestOf(draft, 'fr')).toEqual({
      language: 'fr',
      text: 'toux',
      subject: { relationship: 'self', age: 34, sex: 'female', pregnant: false },
      answers: { 'danger.breathing': false },
    });
  });

  test('nothing is said about what was not answered', () => {
    const draft: Draft = {
      ...newDraft(0),
      subject: { who: 'other', age: null, sex: null, pregnant: 'unknown' },
      presentations: [{ id: 'cold', label: 'Rhume' }],
    };
    expect(requestOf(draft, 'en')).toEqual({
      language: 'en',
      presentations: ['cold'],
      subject: { relationship: 'other' },
    });
  });

  test('not being sure leaves every danger sign unknown, never denied', () => {
    const draft: Draft = { ...begun, danger: { is: 'unsure', asked: ['d1', 'd2'] } };
    expect(requestOf(draft, 'fr').answers).toEqual({ d1: 'unknown', d2: 'unknown' });
  });

  test('a ticked sign does not deny the others', () => {
    const draft: Draft = {
      ...begun,
      danger: { is: 'signs', asked: ['d1', 'd2'], signs: ['d2'], labels: [] },
    };
    expect(requestOf(draft, 'fr').answers).toEqual({ d2: true });
  });
});

test('back leads one step back, and out of the first', () => {
  const answered = withAnswer(asked, { question: question('q1'), value: true });
  expect(previousOf({ at: 'danger' }, answered)).toBeNull();
  expect(previousOf({ at: 'question', index: 1 }, answered)).toEqual({ at: 'question', index: 0 });
  expect(previousOf({ at: 'question', index: 0 }, answered)).toEqual({ at: 'words' });
  expect(previousOf({ at: 'check' }, answered)).toEqual({ at: 'question', index: 0 });
});

test.each([
  ['female', 34, true],
  ['female', null, true],
  ['female', 8, false],
  ['female', 70, false],
  ['male', 34, false],
] as const)('pregnancy of %s aged %s is asked: %s', (sex, age, isAsked) => {
  expect(mayBePregnant(sex, age)).toBe(isAsked);
});
