import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { applyUpdate, watchForUpdates } from './service-worker';

/** A registration as a browser hands it out, moved by the test. */
class Registration extends EventTarget {
  waiting: object | null = null;
  installing: EventTarget | null = null;

  newWorkerInstalled(): void {
    this.installing = new EventTarget();
    this.dispatchEvent(new Event('updatefound'));
    this.waiting = {};
    this.installing.dispatchEvent(new Event('statechange'));
  }
}

let registration: Registration;
let container: EventTarget & { controller: object | null; register: ReturnType<typeof vi.fn> };

beforeEach(() => {
  vi.stubEnv('NODE_ENV', 'production');
  registration = new Registration();
  container = Object.assign(new EventTarget(), {
    controller: {},
    register: vi.fn(async () => registration),
  });
  vi.stubGlobal('navigator', { serviceWorker: container });
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

const registered = () => vi.waitFor(() => expect(container.register).toHaveResolved());

test('a newer version is announced once it is ready', async () => {
  const ready = vi.fn();
  watchForUpdates(ready);
  await registered();
  expect(ready).not.toHaveBeenCalled();
  registration.newWorkerInstalled();
  expect(ready).toHaveBeenCalledWith(registration.waiting);
});

test('a version that was already waiting is announced too', async () => {
  registration.waiting = {};
  const ready = vi.fn();
  watchForUpdates(ready);
  await vi.waitFor(() => expect(ready).toHaveBeenCalledOnce());
});

test('the first visit is no update', async () => {
  container.controller = null;
  const ready = vi.fn();
  watchForUpdates(ready);
  await registered();
  registration.newWorkerInstalled();
  expect(ready).not.toHaveBeenCalled();
});

test('nothing reloads before the person agreed and the new version took over', () => {
  const reload = vi.fn();
  vi.stubGlobal('location', { reload });
  const waiting = { postMessage: vi.fn() };
  applyUpdate(waiting as unknown as ServiceWorker);
  expect(waiting.postMessage).toHaveBeenCalledWith({ type: 'SKIP_WAITING' });
  expect(reload).not.toHaveBeenCalled();
  container.dispatchEvent(new Event('controllerchange'));
  expect(reload).toHaveBeenCalledOnce();
});
