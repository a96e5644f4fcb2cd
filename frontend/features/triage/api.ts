import type { components } from '@/api/schema';
import { bodyOf, http } from '@/lib/http';
import type { Locale } from '@/lib/locales';
import type { Trace } from './device';

type Schemas = components['schemas'];

export type Assessment = Schemas['Assessment'] & {
  /** By what this device answered, where it was not the server. */
  trace?: Trace;
  /** How the server's answer compares to that of the device. */
  offline?: Schemas['OfflineCompared'];
};
export type AssessmentRequest = Schemas['Told'];
export type AnswerValue = boolean | string | number;
export type Finding = Schemas['ResultFinding'];
export type Level = Schemas['ResultAdvice']['level'];
export type Presentation = Schemas['Presentation'];
export type Question = Schemas['Question'];

/** A danger sign, asked ("Is the person not breathing?") and stated ("They are not breathing."). */
export type DangerQuestion = Question;

/** Lists that a server leaves out when they are empty are lists all the same. */
function complete(told: Assessment): Assessment {
  const sent: Partial<Assessment> = told;
  return {
    ...told,
    nextQuestions: sent.nextQuestions ?? [],
    findings: sent.findings ?? [],
    explanation: sent.explanation ?? [],
  };
}

/** Questions of the first screen carry this in `protocol`. */
const DANGER_SCREEN = 'danger-screen';

export async function dangerQuestions(language: Locale): Promise<DangerQuestion[]> {
  const { items } = bodyOf(
    await http.GET('/api/v1/triage/questions', { params: { query: { language } } }),
  );
  return ofDangerScreen(items);
}

export function ofDangerScreen(questions: Question[]): DangerQuestion[] {
  return questions.filter(({ protocol, kind }) => protocol === DANGER_SCREEN && kind === 'boolean');
}

export async function presentations(language: Locale): Promise<Presentation[]> {
  const { items } = bodyOf(
    await http.GET('/api/v1/triage/presentations', { params: { query: { language } } }),
  );
  return items;
}

export async function assess(request: AssessmentRequest): Promise<Assessment> {
  const told = await attempt(JSON.stringify(request), async (key) =>
    bodyOf(
      await http.POST('/api/v1/triage/assessments', {
        params: { header: { 'Idempotency-Key': key } },
        body: request,
      }),
    ),
  );
  return complete(told);
}

export async function answer(
  id: string,
  answers: Record<string, AnswerValue>,
): Promise<Assessment> {
  const told = await attempt(JSON.stringify([id, answers]), async (key) =>
    bodyOf(
      await http.POST('/api/v1/triage/assessments/{id}/answers', {
        params: { path: { id }, header: { 'Idempotency-Key': key } },
        body: { answers },
      }),
    ),
  );
  return complete(told);
}

/** A check that this device answered before: the server decides it again and keeps both answers. */
export async function recordOffline(
  { told, outcome, library, engine, at }: Trace,
  key: string,
): Promise<Assessment> {
  return complete(
    bodyOf(
      await http.POST('/api/v1/triage/assessments/offline', {
        params: { header: { 'Idempotency-Key': key } },
        body: { told, outcome, library, engine, at },
      }),
    ),
  );
}

export async function assessment(id: string): Promise<Assessment> {
  const params = { path: { id } };
  const found = bodyOf(await http.GET('/api/v1/triage/assessments/{id}', { params }));
  return complete(found);
}

export async function assessments(
  page: { cursor?: string; limit?: number } = {},
): Promise<{ items: Assessment[]; next: string | null }> {
  const { items, next } = bodyOf(
    await http.GET('/api/v1/triage/assessments', { params: { query: page } }),
  );
  return { items, next: next ?? null };
}

let unfinished: { body: string; key: string } | null = null;

/** Sending the same thing again after a failure carries the same key: it is recorded once. */
async function attempt<T>(body: string, send: (key: string) => Promise<T>): Promise<T> {
  if (unfinished?.body !== body) {
    unfinished = { body, key: crypto.randomUUID() };
  }
  const result = await send(unfinished.key);
  unfinished = null;
  return result;
}
