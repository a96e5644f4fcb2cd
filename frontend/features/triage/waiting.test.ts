import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProblemError, UNREACHABLE } from '@/lib/problem';
import * as session from '@/lib/session';
import { purge } from '@/lib/purge';
import { sealedIds } from '@/lib/vault';
import * as api from './api';
import type { Trace } from './device';
import {
  agree,
  forget,
  keepWaiting,
  markRead,
  record,
  recordAgreed,
  unreadOf,
  waitingOf,
} from './waiting';

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

/** What the server makes of it. */
const answered = (same: boolean, urgency: 'self_care' | 'same_day' | 'ambulance' = 'self_care') =>
  ({
    id: 'a1',
    recommendation: {
      ...trace('').outcome.recommendation,
      urgency,
      level: { self_care: 'self_care', same_day: 'teleconsultation', ambulance: 'emergency' }[
        urgency
      ],
    },
    offline: { same },
  }) as api.Assessment;

const began = Date.now();
const answers = () => vi.spyOn(api, 'recordOffline');
let sent: ReturnType<typeof answers>;

beforeEach(() => {
  sent = answers();
  sent.mockImplementation(async () => answered(true));
  vi.spyOn(session, 'speaksForAnother').mockResolvedValue(false);
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
  expect(await recordAgreed('claire')).toEqual({ sent: [], problem: null });
  expect(sent).not.toHaveBeenCalled();
  await agree(id);
  expect((await recordAgreed('claire')).sent).toHaveLength(1);
  expect(sent.mock.calls.map(([{ told }]) => told.text)).toEqual(['rhume']);
  expect((await waitingOf('claire')).map(([, one]) => one.trace.told.text)).toEqual(['toux']);
});

test('what could not be sent stays, and goes under the same key', async () => {
  const [id, { key }] = await keepWaiting('claire', began, trace('rhume'));
  await agree(id);
  sent.mockRejectedValueOnce(new ProblemError(UNREACHABLE));
  expect(await recordAgreed('claire')).toEqual({ sent: [], problem: UNREACHABLE });
  expect(await waitingOf('claire')).toHaveLength(1);
  await recordAgreed('claire');
  expect(sent.mock.calls.map(([, used]) => used)).toEqual([key, key]);
});

test('what was recorded is not offered again, nor sent again', async () => {
  const [id] = await keepWaiting('claire', began, trace('rhume'));
  await record(id);
  expect(await waitingOf('claire')).toEqual([]);
  const [, again] = await keepWaiting('claire', began, trace('rhume'));
  expect(again.recorded).toEqual({ id: 'a1', level: 'self_care', same: true });
  await record(id);
  expect(sent).toHaveBeenCalledTimes(1);
});

test('one that the server refuses does not keep the others here', async () => {
  const refusal = { type: 'about:blank', title: 'Refused', status: 400 };
  for (const [place, words] of ['rhume', 'toux', 'fièvre'].entries()) {
    const [id] = await keepWaiting('claire', began + place, trace(words));
    await agree(id);
  }
  sent.mockRejectedValueOnce(new ProblemError(refusal));
  const { sent: recorded, problem } = await recordAgreed('claire');
  expect(recorded).toHaveLength(2);
  expect(problem).toEqual(refusal);
  expect((await waitingOf('claire')).map(([, one]) => one.trace.told.text)).toEqual(['rhume']);
});

test('without a server the others are not tried', async () => {
  for (const place of [0, 1]) {
    const [id] = await keepWaiting('claire', began + place, trace('rhume'));
    await agree(id);
  }
  sent.mockRejectedValue(new ProblemError(UNREACHABLE));
  await recordAgreed('claire');
  expect(sent).toHaveBeenCalledTimes(1);
});

test.each([
  ['the server says so', answered(false), 'self_care'],
  ['a policy raises what the engine answers alike', answered(true, 'same_day'), 'teleconsultation'],
  ['it is an emergency', answered(false, 'ambulance'), 'emergency'],
  ['nothing says that it is the same', { ...answered(true), offline: undefined }, 'self_care'],
])('another answer is told until it was read: %s', async (_, answer, level) => {
  sent.mockResolvedValue(answer as api.Assessment);
  const [id] = await keepWaiting('claire', began, trace('rhume'));
  const other = { id: 'a1', level, same: false };
  expect(await record(id)).toEqual(other);
  expect(await unreadOf('claire')).toEqual([other]);
  expect(await unreadOf('karim')).toEqual([]);
  await markRead('claire', 'a1');
  expect(await unreadOf('claire')).toEqual([]);
});

test('the same answer is nothing to read', async () => {
  const [id] = await keepWaiting('claire', began, trace('rhume'));
  expect(await record(id)).toMatchObject({ same: true });
  expect(await unreadOf('claire')).toEqual([]);
});

test('what was answered anew while it was sent is not taken for sent', async () => {
  const [id] = await keepWaiting('claire', began, trace('rhume'));
  sent.mockImplementation(async () => {
    await keepWaiting('claire', began, trace('toux'));
    return answered(false);
  });
  await record(id);
  const [[, left] = []] = await waitingOf('claire');
  expect(left).toMatchObject({ agreed: false, recorded: null, trace: { told: { text: 'toux' } } });
});

test.each([
  ['deleted', (id: string) => forget(id)],
  ['erased by signing out', () => purge()],
])('what was %s while it was sent does not come back', async (_, erase) => {
  const [id] = await keepWaiting('claire', began, trace('rhume'));
  sent.mockImplementation(async () => {
    await erase(id);
    return answered(false);
  });
  expect(await record(id)).toMatchObject({ id: 'a1' });
  expect(await sealedIds('')).toEqual([]);
});

test('nothing is sent in the name of somebody else', async () => {
  const asked = vi.spyOn(session, 'speaksForAnother').mockResolvedValue(true);
  const [id] = await keepWaiting('claire', began, trace('rhume'));
  await agree(id);
  expect(await recordAgreed('claire')).toEqual({ sent: [], problem: null });
  expect(asked).toHaveBeenCalledWith('claire');
  expect(sent).not.toHaveBeenCalled();
  expect(await waitingOf('claire')).toHaveLength(1);
});

test('what was deleted is gone', async () => {
  const [id] = await keepWaiting('claire', began, trace('rhume'));
  await forget(id);
  expect(await waitingOf('claire')).toEqual([]);
  expect(await record(id)).toBeNull();
});
