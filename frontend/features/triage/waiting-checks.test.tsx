import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { NextIntlClientProvider } from 'next-intl';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as session from '@/lib/session';
import { purge } from '@/lib/purge';
import ui from '@/ui/messages.en.json';
import * as api from './api';
import type { Trace } from './device';
import triage from './messages.en.json';
import * as owners from '@/lib/use-owner';
import { agree, keepWaiting, unreadOf } from './waiting';
import { WaitingChecks } from './waiting-checks';

/** Of a machine that does other things, too. */
const PATIENCE = 5_000;
const mild = { level: 'self_care', urgency: 'self_care' } as const;
const began = Date.now();
let root: Root;
let main: HTMLElement;

beforeEach(() => {
  vi.spyOn(session, 'speaksForAnother').mockResolvedValue(false);
  vi.spyOn(owners, 'useOwner').mockReturnValue('claire');
  main = document.body.appendChild(document.createElement('main'));
  root = createRoot(main);
});

afterEach(async () => {
  act(() => root.unmount());
  main.remove();
  await purge();
});

async function kept(startedAt: number, text: string): Promise<string> {
  const trace = { told: { text }, outcome: { recommendation: mild }, at: '2026-11-29T12:00:00Z' };
  const [id] = await keepWaiting('claire', startedAt, trace as unknown as Trace);
  return id;
}

/** What the server says when it is sent. */
function answering(id: string, recommendation: object, same: boolean): void {
  vi.spyOn(api, 'recordOffline').mockResolvedValue({
    id,
    recommendation,
    offline: { same },
  } as unknown as api.Assessment);
}

async function show(text: string): Promise<void> {
  await act(async () =>
    root.render(
      <NextIntlClientProvider locale="en" timeZone="Europe/Paris" messages={{ ui, triage }}>
        <WaitingChecks locale="en" />
      </NextIntlClientProvider>,
    ),
  );
  await says(text);
}

/** React has drawn, and it is so; looked at again and again for a while. */
const until = (check: () => void) =>
  vi.waitFor(async () => {
    await act(async () => undefined);
    check();
  }, PATIENCE);

const says = (text: string) => until(() => expect(main.textContent).toContain(text));

const emergency = { level: 'emergency', urgency: 'ambulance' };

test('an emergency of the server is told with the call, while another check still waits', async () => {
  await agree(await kept(began, 'toux'));
  await kept(began + 1, 'rhume');
  answering('a1', emergency, false);
  await show(triage.device.emergency);
  const alert = main.querySelector('[role=alert]');
  expect(alert?.textContent).toContain(triage.device.differs);
  expect(alert?.querySelector('a[href="tel:15"]')).not.toBeNull();
  expect(alert?.querySelector('a[href="/en/triage/history/#id=a1"]')).not.toBeNull();
  expect(main.textContent).not.toContain(triage.device.recorded);
  await says(triage.device.waiting);
});

test('it is still told on the next page, until the person says that they read it', async () => {
  await agree(await kept(began, 'toux'));
  answering('a1', emergency, false);
  await show(triage.device.emergency);
  act(() => root.unmount());
  root = createRoot(main);
  await show(triage.device.emergency);
  const read = [...main.querySelectorAll('button')].find((button) =>
    button.textContent.includes(triage.device.read),
  );
  await act(async () => read?.click());
  expect(main.querySelector('[role=alert]')).toBeNull();
  await vi.waitFor(async () => expect(await unreadOf('claire')).toEqual([]), PATIENCE);
});

test('a policy that raises is another answer, though the rules came to the same', async () => {
  await agree(await kept(began, 'toux'));
  answering('a1', { level: 'teleconsultation', urgency: 'same_day' }, true);
  await show(triage.device.other);
  expect(main.textContent).not.toContain(triage.device.recorded);
  expect(main.querySelector('a[href="tel:15"]')).toBeNull();
});

test('the same answer is said to be the same', async () => {
  await agree(await kept(began, 'toux'));
  answering('a1', mild, true);
  await show(triage.device.recorded);
  expect(main.querySelector('[role=alert]')).toBeNull();
});
