import { expect, test } from 'vitest';
import type { DangerQuestion } from './api';
import { asSign } from './use-danger-list';

const question: DangerQuestion = {
  id: 'danger.breathing',
  text: 'La personne respire-t-elle ?',
  kind: 'boolean',
  options: [],
  redFlag: true,
  protocol: 'danger-screen',
};

test('what is ticked is the statement, not the question', () => {
  expect(asSign({ ...question, sign: 'La personne ne respire pas.' }).text).toBe(
    'La personne ne respire pas.',
  );
});

test('a server without statements has its question ticked', () => {
  expect(asSign(question)).toEqual({ id: question.id, text: question.text });
});
