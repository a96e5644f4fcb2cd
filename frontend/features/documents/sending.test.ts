import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { UploadOptions } from 'tus-js-client';
import * as session from '@/lib/session';
import * as api from './api';
import { send } from './sending';

/** The library, as far as it matters who sends: what it was told, and what was asked of it. */
const tus: { options: UploadOptions; started: number; aborted: number } = vi.hoisted(() => ({
  options: {},
  started: 0,
  aborted: 0,
}));
vi.mock('tus-js-client', () => ({
  Upload: class {
    url = '/api/v1/profile/uploads/u1';
    constructor(_: File, options: UploadOptions) {
      tus.options = options;
    }
    start = () => void (tus.started += 1);
    abort = async () => void (tus.aborted += 1);
  },
}));

const file = new File(['x'], 'bilan.txt');
const said = { title: 'bilan', category: 'result' } as const;
const progress = { sent: () => undefined, waiting: () => undefined };
let person: string | null;
let changed: () => void;

const begin = () => send(file, said, progress);
const request = () => ({ setHeader: vi.fn() });
const beforeRequest = (one: ReturnType<typeof request>) =>
  Promise.resolve(tus.options.onBeforeRequest?.(one as never));
const failedWith = (status: number) =>
  ({ originalResponse: { getStatus: () => status, getBody: () => '' } }) as never;

beforeEach(() => {
  vi.useFakeTimers();
  person = 'claire';
  tus.started = 0;
  tus.aborted = 0;
  vi.spyOn(session, 'personHere').mockImplementation(() => person);
  vi.spyOn(session, 'tokenOf').mockImplementation(async (of) => (of === person ? 'token' : null));
  vi.spyOn(session, 'currentSession').mockImplementation(() =>
    person === null
      ? { state: 'anonymous', expired: true }
      : { state: 'signed-in', me: {} as never },
  );
  vi.spyOn(session, 'refresh').mockResolvedValue('ended');
  vi.spyOn(session, 'onSessionChange').mockImplementation((listener) => {
    changed = listener;
    return () => (changed = () => undefined);
  });
});
afterEach(() => vi.useRealTimers());

test('a file leaves with the token of whoever chose it', async () => {
  vi.spyOn(api, 'upload').mockResolvedValue({ state: 'filed', document: 'd1' } as api.Upload);
  const { ended } = begin();
  const one = request();
  await beforeRequest(one);
  expect(one.setHeader).toHaveBeenCalledWith('Authorization', 'Bearer token');
  tus.options.onSuccess?.({} as never);
  await expect(ended).resolves.toEqual({ document: 'd1', same: false });
});

test('nothing of it leaves once somebody else is here', async () => {
  const { ended } = begin();
  const failed = expect(ended).rejects.toMatchObject({ problem: { status: 401 } });
  person = 'karim';
  const one = request();
  await expect(beforeRequest(one)).rejects.toThrow();
  expect(one.setHeader).not.toHaveBeenCalled();
  expect(tus.options.onShouldRetry?.(failedWith(404), 0, tus.options)).toBe(false);
  await failed;
});

test('signing out ends it', async () => {
  const { ended } = begin();
  const failed = expect(ended).rejects.toMatchObject({ problem: { status: 401 } });
  person = null;
  changed();
  await failed;
  expect(tus.aborted).toBe(1);
});

test('a server that cannot be asked who this is does not end it', async () => {
  begin();
  vi.spyOn(session, 'tokenOf').mockResolvedValue(null);
  vi.spyOn(session, 'currentSession').mockReturnValue({ state: 'unreachable', ownerId: 'claire' });
  await expect(beforeRequest(request())).rejects.toThrow();
  expect(tus.aborted).toBe(0);
  expect(tus.options.onShouldRetry?.(failedWith(0), 0, tus.options)).toBe(true);
});

test.each([true, false])('what was stopped does not start again (online: %s)', async (online) => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(online);
  const { ended, stop } = begin();
  const failed = expect(ended).rejects.toThrow();
  tus.options.onError?.(failedWith(503));
  stop();
  await failed;
  vi.advanceTimersByTime(60_000);
  dispatchEvent(new Event('online'));
  expect(tus.started).toBe(1);
});
