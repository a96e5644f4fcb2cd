import { afterEach, expect, test, vi } from 'vitest';
import { ProblemError, problemOf, UNREACHABLE } from '@/lib/problem';
import { purge } from '@/lib/purge';
import { keepCatalogue } from '@/lib/vault';
import type { AssessmentRequest } from './api';
import { answering, orFromDevice, type Engine, type Outcome } from './device';

const outcome: Outcome = {
  recommendation: {
    level: 'self_care',
    urgency: 'self_care',
    within: 'P3D',
    route: 'r',
    advice: [],
    safetyNet: [],
  },
  settled: true,
  nextQuestions: [],
  findings: [],
  explanation: [],
  protocol: { id: 'cold', version: '1.0.0' },
};

function engine(asked: AssessmentRequest[] = []): Engine {
  return {
    library: 'sha256:1',
    engine: '0.3.1',
    assess: async (told) => {
      asked.push(told);
      return told.text === 'refuse me'
        ? { refused: { field: 'answers.old', reason: 'UNKNOWN_QUESTION' } }
        : outcome;
    },
    questions: async () => [],
    presentations: async () => [],
  };
}

afterEach(async () => {
  vi.unstubAllGlobals();
  await purge();
});

const failing = (status: number) => async (): Promise<string> => {
  throw new ProblemError({ ...UNREACHABLE, status });
};

test('each round is decided as a whole, and the answer says by what', async () => {
  const asked: AssessmentRequest[] = [];
  const device = answering(engine(asked));
  await device.assess({ language: 'fr', text: 'rhume', answers: { a: false } });
  const told = await device.answer('', { b: true });
  expect(asked).toEqual([
    { language: 'fr', text: 'rhume', answers: { a: false } },
    { language: 'fr', text: 'rhume', answers: { a: false, b: true } },
  ]);
  expect(told.trace).toMatchObject({
    told: asked[1],
    outcome,
    library: 'sha256:1',
    engine: '0.3.1',
  });
});

test('what the engine refuses is a problem of the input', async () => {
  const refused = answering(engine()).assess({ language: 'fr', text: 'refuse me' });
  await expect(refused).rejects.toMatchObject({
    problem: { status: 400, errors: [{ field: 'answers.old' }] },
  });
});

test('a server that answers is the one that counts, also when it refuses', async () => {
  const device = vi.fn(async () => 'device');
  expect(await orFromDevice(async () => 'server', device)).toBe('server');
  await expect(orFromDevice(failing(400), device)).rejects.toThrow();
  await expect(orFromDevice(failing(503), device)).rejects.toThrow();
  expect(device).not.toHaveBeenCalled();
});

test('without a network and without rules the problem says what is missing', async () => {
  const problem = await orFromDevice(failing(0), async () => 'device').catch(problemOf);
  expect(problem).toEqual({ ...UNREACHABLE, members: { device: 'absent' } });
});

test('rules that are not as they were signed are not read', async () => {
  await keepCatalogue('triage-bundle', {
    bundle: {
      hash: 'sha256:00',
      engineVersion: '0.3.1',
      issuedAt: '2026-11-29T00:00:00Z',
      expiresAt: '2999-12-29T00:00:00Z',
      files: { 'index.json': '{}' },
      signature: 'e30..AA',
    },
    key: { kty: 'OKP', crv: 'Ed25519', x: '', kid: 'k' },
    etag: null,
  });
  const problem = await orFromDevice(failing(0), async () => 'device').catch(problemOf);
  expect(problem).toEqual({ ...UNREACHABLE, members: { device: 'forged' } });
});

test('where the browser knows that there is no network, nobody waits for the server', async () => {
  vi.stubGlobal('navigator', { onLine: false });
  const server = vi.fn(async () => 'server');
  await orFromDevice(server, async () => 'device').catch(problemOf);
  expect(server).not.toHaveBeenCalled();
});
