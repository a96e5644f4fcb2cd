import type { Locale } from '@/lib/locales';
import type { AnswerValue, Assessment, AssessmentRequest, Question } from './api';

/** Where somebody is in the symptom check. It lives after the `#`, without any health word. */
export type Step =
  | { at: 'danger' }
  | { at: 'who' }
  | { at: 'words' }
  | { at: 'list' }
  | { at: 'question'; index: number }
  | { at: 'check' }
  | { at: 'result' };

export type Danger =
  | { is: 'none'; asked: string[] }
  | { is: 'unsure'; asked: string[] }
  /** `asked` is empty when the signs came from the device and the server never named them. */
  | { is: 'signs'; asked: string[]; signs: string[]; labels: string[] };

export interface Subject {
  who: 'me' | 'other';
  age: number | null;
  sex: 'female' | 'male' | null;
  pregnant: boolean | 'unknown' | null;
  /** Only where their profile says so, and they have left it: else it is not known. */
  anticoagulated?: boolean;
  immunosuppressed?: boolean;
}

export interface Answered {
  question: Question;
  value: AnswerValue;
}

/** Everything said so far. Health data: kept only in memory and sealed in the vault. */
export interface Draft {
  startedAt: number;
  danger: Danger | null;
  subject: Subject | null;
  words: string;
  presentations: { id: string; label: string }[];
  answered: Answered[];
  /** The server's latest answer; null when what it rests on has changed since. */
  assessment: Assessment | null;
  /** The result was shown: nothing to resume. */
  done: boolean;
}

export function newDraft(now: number): Draft {
  return {
    startedAt: now,
    danger: null,
    subject: null,
    words: '',
    presentations: [],
    answered: [],
    assessment: null,
    done: false,
  };
}

export function hashOf(step: Step): string {
  return step.at === 'question' ? `#question-${step.index + 1}` : `#${step.at}`;
}

export function stepOf(hash: string): Step {
  const name = hash.replace(/^#/, '');
  const question = /^question-([1-9]\d{0,2})$/.exec(name);
  if (question) {
    return { at: 'question', index: Number(question[1]) - 1 };
  }
  switch (name) {
    case 'who':
    case 'words':
    case 'list':
    case 'check':
    case 'result':
      return { at: name };
    default:
      return { at: 'danger' };
  }
}

/** The question of a step: one answered before, or the next one the server asks. */
export function questionAt(draft: Draft, index: number): Question | null {
  const known = draft.answered.at(index);
  if (known) {
    return known.question;
  }
  return index === draft.answered.length ? (openQuestions(draft)[0] ?? null) : null;
}

/** What the server still asks. Settled means that no open question could change its answer. */
export function openQuestions({ assessment, answered }: Draft): Question[] {
  if (!assessment || assessment.settled) {
    return [];
  }
  const done = new Set(answered.map(({ question }) => question.id));
  return assessment.nextQuestions.filter(({ id }) => !done.has(id));
}

const described = ({ words, presentations }: Draft): boolean =>
  words.trim() !== '' || presentations.length > 0;

export const isEmergency = ({ danger, assessment }: Draft): boolean =>
  danger?.is === 'signs' || assessment?.recommendation.level === 'emergency';

/** The step itself when its turn has come, else the last one before it that has. */
export function reachable(wanted: Step, draft: Draft): Step {
  if (wanted.at === 'danger' || !draft.danger) {
    return { at: 'danger' };
  }
  if (isEmergency(draft) && (wanted.at === 'result' || draft.danger.is === 'signs')) {
    return { at: 'result' };
  }
  if (wanted.at === 'who' || !draft.subject) {
    return { at: 'who' };
  }
  if (wanted.at === 'words' || wanted.at === 'list') {
    return wanted;
  }
  if (!described(draft) || !draft.assessment) {
    return { at: 'words' };
  }
  if (wanted.at === 'question' && !questionAt(draft, wanted.index)) {
    return nextAfterAnswer(draft);
  }
  return wanted;
}

/** After an answer: danger at once, else the next open question, else the check. */
export function nextAfterAnswer(draft: Draft): Step {
  if (isEmergency(draft)) {
    return { at: 'result' };
  }
  return openQuestions(draft).length > 0
    ? { at: 'question', index: draft.answered.length }
    : { at: 'check' };
}

export function previousOf(step: Step, draft: Draft): Step | null {
  switch (step.at) {
    case 'danger':
      return null;
    case 'who':
      return { at: 'danger' };
    case 'words':
    case 'list':
      return { at: 'who' };
    case 'question':
      return step.index > 0 ? { at: 'question', index: step.index - 1 } : descriptionStep(draft);
    case 'check':
      return draft.answered.length > 0
        ? { at: 'question', index: draft.answered.length - 1 }
        : descriptionStep(draft);
    case 'result':
      return draft.danger?.is === 'signs' ? { at: 'danger' } : { at: 'check' };
  }
}

function descriptionStep({ presentations }: Draft): Step {
  return { at: presentations.length > 0 ? 'list' : 'words' };
}

export function withAnswer(draft: Draft, given: Answered): Draft {
  const before = draft.answered.findIndex(({ question }) => question.id === given.question.id);
  const answered =
    before < 0
      ? [...draft.answered, given]
      : draft.answered.map((old, index) => (index === before ? given : old));
  return { ...draft, answered };
}

/** What the server told. An emergency ends the journey: there is nothing left to resume. */
export function withAssessment(draft: Draft, assessment: Assessment): Draft {
  const told = { ...draft, assessment };
  return { ...told, done: draft.done || isEmergency(told) };
}

/** The answers given before that the server asks for now, by what it was told last. */
export function stillAsked(before: Answered[], { nextQuestions }: Assessment): Answered[] {
  const asked = new Map(nextQuestions.map((question) => [question.id, question]));
  return before.flatMap(({ question, value }) => {
    const now = asked.get(question.id);
    return now ? [{ question: now, value }] : [];
  });
}

/** A changed beginning makes the server's answer stale; answers already given are kept. */
export function withBase(
  draft: Draft,
  change: Partial<Pick<Draft, 'danger' | 'subject' | 'words' | 'presentations'>>,
): Draft {
  const next = { ...draft, ...change };
  const same = JSON.stringify(requestOf(next, 'fr')) === JSON.stringify(requestOf(draft, 'fr'));
  return same ? next : { ...next, assessment: null, done: false };
}

export function answersOf(answered: Answered[]): Record<string, AnswerValue> {
  return Object.fromEntries(answered.map(({ question, value }) => [question.id, value]));
}

/**
 * What is sent to begin with. Answers to questions come after it, once the server has said which
 * it asks: other words may lead to other questions. Fields nobody filled are left out
 * rather than guessed.
 */
export function requestOf(draft: Draft, language: Locale): AssessmentRequest {
  const answers = dangerAnswers(draft.danger);
  const words = draft.words.trim() === '' ? null : draft.words;
  const subject = subjectOf(draft.subject);
  return {
    language,
    ...(words !== null && { text: words }),
    ...(draft.presentations.length > 0 && {
      presentations: draft.presentations.map(({ id }) => id),
    }),
    ...(subject && { subject }),
    ...(Object.keys(answers).length > 0 && { answers }),
  };
}

function dangerAnswers(danger: Danger | null): Record<string, AnswerValue> {
  switch (danger?.is) {
    case 'none':
      return Object.fromEntries(danger.asked.map((id) => [id, false]));
    case 'unsure':
      return Object.fromEntries(danger.asked.map((id) => [id, 'unknown']));
    case 'signs':
      // The signs left unticked were not denied: somebody in danger does not read to the end.
      return danger.asked.length > 0
        ? Object.fromEntries(danger.signs.map((id) => [id, true]))
        : {};
    case undefined:
      return {};
  }
}

function subjectOf(subject: Subject | null): AssessmentRequest['subject'] | null {
  if (!subject) {
    return null;
  }
  const { who, age, sex, pregnant, anticoagulated, immunosuppressed } = subject;
  return {
    relationship: who === 'me' ? 'self' : 'other',
    ...(age !== null && { age }),
    ...(sex !== null && { sex }),
    ...(typeof pregnant === 'boolean' && { pregnant }),
    ...(anticoagulated && { anticoagulated }),
    ...(immunosuppressed && { immunosuppressed }),
  };
}

/** Mirrors the server: pregnancy is asked of whom it can concern. */
export function mayBePregnant(sex: Subject['sex'], age: number | null): boolean {
  return sex !== 'male' && (age === null || (age >= 11 && age <= 56));
}
