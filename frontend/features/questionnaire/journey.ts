import type { Answer, Asked, Question } from './api';

/** What was answered so far, with the questions, so that one can go on without a network. */
export interface Draft {
  /** Milliseconds since 1970. */
  startedAt: number;
  /** Under which these answers are sent; other answers have another one. */
  key: string;
  version: number;
  questions: Question[];
  answers: Answer[];
}

export type Step =
  { at: 'start' } | { at: 'question'; index: number } | { at: 'check' } | { at: 'sent' };

export function hashOf(step: Step): string {
  switch (step.at) {
    case 'start':
      return '#';
    case 'question':
      return `#question-${step.index + 1}`;
    default:
      return `#${step.at}`;
  }
}

/** An address whose turn has not come, or that is no step, is the start. */
export function stepOf(address: string, draft: Draft | null): Step {
  if (address === '#sent') {
    return { at: 'sent' };
  }
  const number = Number(/^#question-(\d{1,2})$/.exec(address)?.[1]);
  if (draft && number >= 1 && number <= draft.questions.length) {
    return { at: 'question', index: number - 1 };
  }
  return draft && address === '#check' ? { at: 'check' } : { at: 'start' };
}

export function newDraft(asked: Asked, answers: Answer[], now: number): Draft {
  return {
    startedAt: now,
    key: crypto.randomUUID(),
    version: asked.version,
    questions: asked.questions,
    answers,
  };
}

/** A draft sealed by an older version of these pages may have another shape: then it is not used. */
export function isDraft(value: unknown): value is Draft {
  const draft = value as Partial<Draft> | null;
  return (
    typeof draft?.key === 'string' &&
    typeof draft.startedAt === 'number' &&
    Array.isArray(draft.questions) &&
    Array.isArray(draft.answers)
  );
}

/** In the language of the page, as far as the server still asks the same. */
export function inWordsOf(draft: Draft, asked: Asked | null): Draft {
  return asked?.version === draft.version ? { ...draft, questions: asked.questions } : draft;
}

export const answerTo = (draft: Draft, question: Question): Answer | null =>
  draft.answers.find(({ linkId }) => linkId === question.linkId) ?? null;

/** With this answer to a question, or without any: then it is skipped. */
export function answered(draft: Draft, question: Question, answer: Answer | null): Draft {
  const others = draft.answers.filter(({ linkId }) => linkId !== question.linkId);
  return {
    ...draft,
    key: crypto.randomUUID(),
    answers: answer === null ? others : [...others, answer],
  };
}

/** What is chosen once an option is ticked, or no more; as `AnswerRules` in `backend/profile` has it. */
export function chosenWith(
  question: Question,
  before: readonly string[],
  code: string,
  on: boolean,
): string[] {
  if (!on) {
    return before.filter((other) => other !== code);
  }
  const isAlone = (one: string) =>
    question.answerOption.some((option) => option.code === one && option.exclusive);
  return isAlone(code) || !question.repeats
    ? [code]
    : [...before.filter((other) => other !== code && !isAlone(other)), code];
}

/** Somebody who answers so is shown whom they can talk to, now. */
export function needsSupport(question: Question, answer: Answer | null): boolean {
  return (
    (question.support && answer?.yes === true) ||
    question.answerOption.some(
      ({ code, support }) => support && (answer?.chosen?.includes(code) ?? false),
    )
  );
}

interface Words {
  yes: string;
  no: string;
  toDiscuss: string;
  skipped: string;
}

/** An answer in the words by which it was chosen. */
export function sayAnswer(question: Question, answer: Answer | null, words: Words): string {
  if (answer === null) {
    return words.skipped;
  }
  if (answer.toDiscuss) {
    return words.toDiscuss;
  }
  if (answer.yes !== undefined) {
    return answer.yes ? words.yes : words.no;
  }
  const chosen = question.answerOption.filter(({ code }) => answer.chosen?.includes(code));
  return chosen.length > 0 ? chosen.map(({ text }) => text).join(', ') : (answer.words ?? '');
}
