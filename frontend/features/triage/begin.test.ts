import { expect, test } from 'vitest';
import type { AnswerValue, Assessment, AssessmentRequest, Question } from './api';
import { begin } from './begin';
import { newDraft, type Draft } from './journey';

const question = (id: string): Question => ({
  id,
  protocol: 'p',
  text: `${id}?`,
  kind: 'boolean',
  options: [],
  redFlag: false,
});

/** Asks these questions in this order, one at a time, and refuses any it has not asked. */
function server(asks: string[], level: Assessment['recommendation']['level'] = 'self_care') {
  const known: Record<string, AnswerValue> = {};
  const sent: (AssessmentRequest | Record<string, AnswerValue>)[] = [];
  const told = (): Assessment => {
    const next = asks.find((id) => !(id in known));
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
      settled: next === undefined,
      nextQuestions: next === undefined ? [] : [question(next)],
      findings: [],
      explanation: [],
      protocol: { id: 'p', version: '1', hash: 'sha256:0', signedBy: [] },
      at: '2026-11-22T10:00:00Z',
    };
  };
  return {
    sent,
    assess: async (request: AssessmentRequest) => {
      sent.push(request);
      return told();
    },
    answer: async (_id: string, answers: Record<string, AnswerValue>) => {
      sent.push(answers);
      for (const id of Object.keys(answers)) {
        if (!asks.includes(id)) {
          throw new Error(`no such question: ${id}`);
        }
      }
      Object.assign(known, answers);
      return told();
    },
  };
}

const draft: Draft = {
  ...newDraft(0),
  danger: { is: 'none', asked: ['danger.breathing'] },
  words: 'fièvre',
  answered: ['old', 'fever.days', 'fever.shivers'].map((id) => ({
    question: question(id),
    value: true,
  })),
};

test('answers given before are told again as far as they are asked, and the rest is dropped', async () => {
  const triage = server(['fever.shivers', 'fever.days', 'fever.travel']);
  const told = await begin(draft, 'fr', triage);
  expect(triage.sent).toEqual([
    { language: 'fr', text: 'fièvre', answers: { 'danger.breathing': false } },
    { 'fever.shivers': true },
    { 'fever.days': true },
  ]);
  expect(told.answered.map((given) => given.question.id)).toEqual(['fever.shivers', 'fever.days']);
  expect(told.assessment?.nextQuestions.map(({ id }) => id)).toEqual(['fever.travel']);
});

test('an emergency is told at once, whatever was answered before', async () => {
  const triage = server(['fever.shivers'], 'emergency');
  const told = await begin(draft, 'fr', triage);
  expect(triage.sent).toHaveLength(1);
  expect(told.done).toBe(true);
});
