import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProblemError, UNREACHABLE } from '@/lib/problem';
import { purge } from '@/lib/vault';
import * as api from './api';
import type { Trace } from './device';
import { agree, forget, keepWaiting, record, recordAgreed, waitingOf } from './waiting';

const trace = (text: string): Trace => ({
  told: { language: 'fr', text },
  outcome: {
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
  },
  library: 'sha256:0',
  engine: '0.3.1',
  at: '2026-11-29T12:00:00Z',
});

const began = Date.now();
const answers = () => vi.spyOn(api, 'recordOffline');
let sent: ReturnType<typeof answers>;

beforeEach(() => {
  sent = answers();
  sent.mockImplementation(async () => ({ id: 'a1', offline: { same: false } }) as api.Assessment);
});
afterEach(() => purge());

test('the same answer is kept once, another one is another thing to send', async () => {
  const [id, first] = await keepWaiting('claire', began, trace('rhume'));
  expect(await keepWaiting('claire', began, trace('rhume'))).toEqual([id, first]);
  const [, second] = await keepWaiting('claire', began, trace('toux'));
  expect(second.key).not.toBe(first.key);
  expect(await waitingOf('claire')).toEqual([[id, second]]);
  expect(await waitingOf('karim')).toEqual([]);
});

test('nothing leaves that the person did not agree to', async () => {
  const [id] = await keepWaiting('claire', began, trace('rhume'));
  await keepWaiting('claire', began + 1, trace('toux'));
  expect(await recordAgreed('claire')).toEqual([]);
  expect(sent).not.toHaveBeenCalled();
  await agree(id);
  expect(await recordAgreed('claire')).toHaveLength(1);
  expect(sent.mock.calls.map(([{ told }]) => told.text)).toEqual(['rhume']);
  expect((await waitingOf('claire')).map(([, one]) => one.trace.told.text)).toEqual(['toux']);
});

test('what could not be sent stays, and goes under the same key', async () => {
  const [id, { key }] = await keepWaiting('claire', began, trace('rhume'));
  await agree(id);
  sent.mockRejectedValueOnce(new ProblemError(UNREACHABLE));
  await expect(recordAgreed('claire')).rejects.toThrow();
  expect(await waitingOf('claire')).toHaveLength(1);
  await recordAgreed('claire');
  expect(sent.mock.calls.map(([, used]) => used)).toEqual([key, key]);
});

test('what was recorded is not offered again, nor sent again', async () => {
  const [id] = await keepWaiting('claire', began, trace('rhume'));
  await record(id);
  expect(await waitingOf('claire')).toEqual([]);
  const [, again] = await keepWaiting('claire', began, trace('rhume'));
  expect(again.recorded).toEqual({ same: false });
});

test('what was deleted is gone', async () => {
  const [id] = await keepWaiting('claire', began, trace('rhume'));
  await forget(id);
  expect(await waitingOf('claire')).toEqual([]);
  expect(await record(id)).toBeNull();
});
