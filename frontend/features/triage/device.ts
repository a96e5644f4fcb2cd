import { ProblemError, problemOf, UNREACHABLE } from '@/lib/problem';
import type { Locale } from '@/lib/locales';
import type { AnswerValue, Assessment, AssessmentRequest, Presentation, Question } from './api';
import { keptBundle, stateOf, type State } from './bundle';

/** The engine's own part of an answer, as it is sent and compared. */
export type Outcome = Pick<
  Assessment,
  'recommendation' | 'settled' | 'nextQuestions' | 'findings' | 'explanation'
> & { protocol: { id: string; version: string } };

/** By what a device answered, and what it was told. */
export interface Trace {
  told: AssessmentRequest;
  outcome: Outcome;
  library: string;
  engine: string;
  at: string;
}

interface Refused {
  refused: { field: string; reason: string };
}

export interface Engine {
  library: string;
  engine: string;
  assess: (told: AssessmentRequest) => Promise<Outcome | Refused>;
  questions: (language: Locale) => Promise<Question[]>;
  presentations: (language: Locale) => Promise<Presentation[]>;
}

/** The worker that reads the rules, and the calls that wait for it. */
function worker() {
  const script = process.env['ENGINE_SCRIPT'];
  if (!script || typeof Worker === 'undefined') {
    throw new ProblemError(cannot('absent'));
  }
  const running = new Worker(script);
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: () => void }>();
  let calls = 0;
  const give = (
    id: number,
    how: (call: { resolve: (a: never) => void; reject: () => void }) => void,
  ) => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (call) {
      how(call);
    }
  };
  running.addEventListener('message', ({ data }: MessageEvent) => {
    const { id, answer, failed } = data as { id: number; answer: never; failed?: boolean };
    give(id, ({ resolve, reject }) => (failed ? reject() : resolve(answer)));
  });
  running.addEventListener('error', () => {
    [...waiting.keys()].forEach((id) => give(id, ({ reject }) => reject()));
  });
  return <T>(call: string, about: unknown): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const id = (calls += 1);
      waiting.set(id, { resolve, reject: () => reject(new ProblemError(cannot('outdated'))) });
      running.postMessage({ id, call, about });
    });
}

let started: { library: string; engine: Promise<Engine> } | null = null;

/** The engine with the rules kept on this device, read once; throws what stands against it. */
export async function deviceEngine(now: number = Date.now()): Promise<Engine> {
  const kept = await keptBundle();
  const state = kept ? await stateOf(kept, now) : 'absent';
  if (!kept || state !== 'good') {
    throw new ProblemError(cannot(state));
  }
  const { bundle } = kept;
  if (started?.library !== bundle.hash) {
    const engine = start(bundle.files, bundle.hash, bundle.engineVersion);
    started = { library: bundle.hash, engine };
    engine.catch(() => (started = null));
  }
  return started.engine;
}

async function start(
  files: Record<string, string>,
  library: string,
  version: string,
): Promise<Engine> {
  const ask = worker();
  if (!(await ask<boolean>('load', files))) {
    throw new ProblemError(cannot('outdated'));
  }
  return {
    library,
    engine: version,
    assess: (told) => ask('assess', JSON.stringify(told)),
    questions: (language) => ask('questions', language),
    presentations: (language) => ask('presentations', language),
  };
}

/** No network, and this is why the device cannot stand in. */
const cannot = (state: State) => ({ ...UNREACHABLE, members: { device: state } });

/** From the server; where there is no network, from this device. */
export async function orFromDevice<T>(
  server: () => Promise<T>,
  device: (engine: Engine) => Promise<T>,
): Promise<T> {
  if (navigator.onLine) {
    try {
      return await server();
    } catch (error) {
      if (problemOf(error).status !== UNREACHABLE.status) {
        throw error;
      }
    }
  }
  return device(await deviceEngine());
}

/** Answers like the server, and says by what. Each round is decided anew as a whole. */
export function answering(engine: Engine) {
  let told: AssessmentRequest = {};
  const decide = async (): Promise<Assessment> => {
    const outcome = await engine.assess(told);
    if ('refused' in outcome) {
      throw new ProblemError({
        type: 'about:blank',
        title: 'Refused',
        status: 400,
        errors: [{ field: outcome.refused.field, message: outcome.refused.reason }],
      });
    }
    const at = new Date().toISOString();
    return {
      ...outcome,
      id: '',
      at,
      protocol: { ...outcome.protocol, hash: '', signedBy: [] },
      trace: { told, outcome, library: engine.library, engine: engine.engine, at },
    };
  };
  return {
    assess: (request: AssessmentRequest) => {
      told = request;
      return decide();
    },
    answer: (_: string, answers: Record<string, AnswerValue>) => {
      told = { ...told, answers: { ...told.answers, ...answers } };
      return decide();
    },
  };
}
