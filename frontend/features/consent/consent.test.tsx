import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { NextIntlClientProvider } from 'next-intl';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mockApi } from '@/mocks/api.mjs';
import { PASSWORD } from '@/mocks/people.mjs';
import ui from '@/ui/messages.en.json';
import consent from './messages.en.json';

/** Of a machine that does other things, too. */
const PATIENCE = 10_000;
let root: Root;
let main: HTMLElement;
let redirect: string | null;
let sent: unknown[];
let followed: string[];

beforeEach(async () => {
  const api = mockApi();
  redirect = null;
  sent = [];
  followed = [];
  vi.stubGlobal('fetch', async (input: string | Request, init?: RequestInit) => {
    const request =
      input instanceof Request ? input : new Request(new URL(input, 'http://localhost'), init);
    const isAnswer = request.method === 'POST' && request.url.includes('/authorizations/');
    if (isAnswer) {
      sent.push(await request.clone().json());
    }
    return isAnswer && redirect !== null ? Response.json({ redirect }) : api(request);
  });
  vi.stubGlobal('BroadcastChannel', undefined);
  vi.resetModules();
  localStorage.clear();
  vi.spyOn(location, 'assign').mockImplementation((to) => void followed.push(String(to)));
  location.hash = '#request=mock-question';
  main = document.body.appendChild(document.createElement('main'));
  root = createRoot(main);
});

afterEach(() => {
  act(() => root.unmount());
  main.remove();
  location.hash = '';
  vi.unstubAllGlobals();
});

async function show({ signedIn }: { signedIn: boolean }): Promise<void> {
  const { restore, signIn } = await import('@/lib/session');
  await (signedIn ? signIn('claire@lumiere.demo', PASSWORD) : restore());
  const { Consent } = await import('./consent');
  await act(async () =>
    root.render(
      <NextIntlClientProvider locale="en" timeZone="Europe/Paris" messages={{ ui, consent }}>
        <Consent locale="en" />
      </NextIntlClientProvider>,
    ),
  );
}

/** React has drawn, and it is so; looked at again and again for a while. */
const until = (check: () => void) =>
  vi.waitFor(async () => {
    await act(async () => undefined);
    check();
  }, PATIENCE);

const says = (text: string) => until(() => expect(main.textContent).toContain(text));

async function press(name: string): Promise<void> {
  const named = () => [...main.querySelectorAll('button')].find((one) => one.textContent === name);
  await until(() => expect(named(), name).toBeDefined());
  await act(async () => named()?.click());
}

test('what is unticked is not granted, and one is sent back', async () => {
  await show({ signedIn: true });
  await says(consent.title.replace('{name}', 'Planner'));
  await act(async () => main.querySelector<HTMLInputElement>('[value="profile"]')?.click());
  await press(consent.accept);
  await until(() => expect(followed).toEqual(['https://planner.example/cb?code=mock']));
  expect(sent).toEqual([{ approve: true, scopes: ['openid'] }]);
}, 60_000);

test('refusing takes one tap', async () => {
  await show({ signedIn: true });
  await press(consent.refuse);
  await until(() => expect(followed).toEqual(['https://planner.example/cb?error=access_denied']));
  expect(sent).toEqual([{ approve: false }]);
}, 60_000);

test('nothing ticked is no consent', async () => {
  await show({ signedIn: true });
  await says(consent.accept);
  for (const box of main.querySelectorAll<HTMLInputElement>('[type="checkbox"]')) {
    await act(async () => box.click());
  }
  await press(consent.accept);
  await says(consent.chooseOne);
  expect(sent).toEqual([]);
}, 60_000);

test('an address that was not announced is not followed', async () => {
  redirect = 'https://elsewhere.example/cb?code=mock';
  await show({ signedIn: true });
  await press(consent.accept);
  await says(consent.elsewhereText);
  expect(followed).toEqual([]);
}, 60_000);

test('an unknown question has ended, and so has none', async () => {
  location.hash = '#request=another';
  await show({ signedIn: true });
  await says(consent.nothing);
  location.hash = '';
  await act(async () => dispatchEvent(new Event('hashchange')));
  await says(consent.nothing);
}, 60_000);

test('whoever is not signed in signs in and comes back', async () => {
  await show({ signedIn: false });
  await says(consent.signInText);
  const [page, way] = (main.querySelector('a')?.getAttribute('href') ?? '').split('#');
  expect(page).toMatch(/^\/en\/sign-in\/?$/);
  expect(new URLSearchParams(way).get('next')).toBe('/en/authorize/#request=mock-question');
}, 60_000);
