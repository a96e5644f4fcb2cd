import { isProblem, type Problem } from '@/lib/problem';

/** How a second factor is shown: a code of an app, a passkey, a code by mail, or one from paper. */
export type Way = 'app' | 'passkey' | 'mail' | 'recovery';

export type Step =
  | { at: 'first' }
  /** The password was right; the challenge stands for it, five minutes and five tries. */
  | { at: 'second'; challenge: string; ways: Way[]; way: Way };

export interface SignInState {
  step: Step;
  problem: Problem | null;
}

export const atTheDoor: SignInState = { step: { at: 'first' }, problem: null };

export type SignInEvent =
  | { kind: 'refused'; problem: Problem }
  | { kind: 'tried' }
  | { kind: 'chose'; way: Way }
  | { kind: 'began again' };

/** Nothing that was typed is part of this: the fields keep it, whatever the answer. */
export function next(state: SignInState, event: SignInEvent): SignInState {
  switch (event.kind) {
    case 'tried':
      return { ...state, problem: null };
    case 'refused':
      return afterRefusal(state, event.problem);
    case 'chose':
      return state.step.at === 'second'
        ? { step: { ...state.step, way: event.way }, problem: null }
        : state;
    case 'began again':
      return atTheDoor;
  }
}

function afterRefusal({ step }: SignInState, problem: Problem): SignInState {
  if (isProblem(problem, 'auth/second-factor-required')) {
    return { step: secondStep(problem), problem: null };
  }
  // Nothing can answer a challenge that has ended: back to where one can do something.
  return { step: isProblem(problem, 'auth/challenge-ended') ? atTheDoor.step : step, problem };
}

function secondStep({ members = {} }: Problem): Step {
  const { challenge, methods } = members;
  const ways = waysOf(Array.isArray(methods) ? methods : []);
  return {
    at: 'second',
    challenge: typeof challenge === 'string' ? challenge : '',
    ways,
    way: ways[0] ?? 'app',
  };
}

const METHODS: [string, Way][] = [
  ['totp', 'app'],
  ['passkey', 'passkey'],
  ['email_code', 'mail'],
  ['recovery_code', 'recovery'],
];

/** In the order in which they are offered; methods that a newer server knows are left out. */
export function waysOf(methods: unknown[]): Way[] {
  return METHODS.filter(([method]) => methods.includes(method)).map(([, way]) => way);
}
