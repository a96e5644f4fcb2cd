import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { NextIntlClientProvider } from 'next-intl';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mockApi } from '@/mocks/api.mjs';
import { PASSWORD } from '@/mocks/people.mjs';
import ui from '@/ui/messages.en.json';
import consents from './messages.en.json';

/** Of a machine that does other things, too. */
const PATIENCE = 10_000;
let root: Root;
let main: HTMLElement;
let sent: unknown[];
let outdated: boolean;

beforeEach(async () => {
  const api = mockApi();
  sent = [];
  outdated = false;
  vi.stubGlobal('fetch', async (input: string | Request, init?: RequestInit) => {
    const request =
      input instanceof Request ? input : new Request(new URL(input, 'http://localhost'), init);
    if (request.method !== 'PUT') {
      return api(request);
    }
    sent.push(await request.clone().json());
    return outdated
      ? Response.json(
          { type: '/problems/profile/consent-text-changed', title: '', status: 409 },
          { status: 409 },
        )
      : api(request);
  });
  vi.stubGlobal('BroadcastChannel', undefined);
  vi.resetModules();
  localStorage.clear();
  document.documentElement.lang = 'en';
  location.hash = '#reminders';
  main = document.body.appendChild(document.createElement('main'));
  root = createRoot(main);
  const { signIn } = await import('@/lib/session');
  await signIn('claire@lumiere.demo', PASSWORD);
  const { Consents } = await import('./consents');
  await act(async () =>
    root.render(
      <NextIntlClientProvider locale="en" timeZone="Europe/Paris" messages={{ ui, consents }}>
        <Consents locale="en" />
      </NextIntlClientProvider>,
    ),
  );
});

afterEach(() => {
  act(() => root.unmount());
  main.remove();
  location.hash = '';
  vi.unstubAllGlobals();
});

/** React has drawn, and it is so; looked at again and again for a while. */
const until = (check: () => void) =>
  vi.waitFor(async () => {
    await act(async () => undefined);
    check();
  }, PATIENCE);

const says = (text: string) => until(() => expect(main.textContent).toContain(text));

async function press(name: string): Promise<void> {
  const named = () =>
    [...main.querySelectorAll('button')].find((one) => one.textContent?.trim() === name);
  await until(() => expect(named(), name).toBeDefined());
  await act(async () => named()?.click());
}

test('agreeing and withdrawing take one press each, with the text that was read', async () => {
  await says(consents.now.undecided);
  await press(consents.agree);
  await says(consents.now.granted);
  await press(consents.withdraw);
  await says(consents.now.refused);
  await says(consents.history);
  expect(sent).toEqual([
    { granted: true, textVersion: 1 },
    { granted: false, textVersion: 1 },
  ]);
}, 60_000);

test('refusing from the beginning takes one press, too', async () => {
  await press(consents.refuse);
  await says(consents.now.refused);
  expect(sent).toEqual([{ granted: false, textVersion: 1 }]);
}, 60_000);

test('a text that has changed meanwhile is shown before anything is decided', async () => {
  outdated = true;
  await press(consents.agree);
  await says(consents.outdatedText);
  expect(main.textContent).toContain(consents.now.undecided);
}, 60_000);

test('all purposes stand by themselves, beside what the law provides for', async () => {
  await says('Reminders');
  await act(async () => {
    location.hash = '';
    dispatchEvent(new Event('hashchange'));
  });
  await says(consents.otherBases);
  expect(main.querySelectorAll('.tiles > li')).toHaveLength(5);
}, 60_000);
