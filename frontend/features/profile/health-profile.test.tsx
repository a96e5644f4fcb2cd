import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { NextIntlClientProvider } from 'next-intl';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mockApi } from '@/mocks/api.mjs';
import { PASSWORD } from '@/mocks/people.mjs';
import ui from '@/ui/messages.en.json';
import profile from './messages.en.json';

/** Of a machine that does other things, too. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const PATIENCE = 15_000;
const { form, health, section } = profile;
let root: Root;
let main: HTMLElement;
let down: boolean;

beforeEach(async () => {
  const api = mockApi();
  down = false;
  vi.stubGlobal('fetch', async (input: string | Request, init?: RequestInit) => {
    const request =
      input instanceof Request ? input : new Request(new URL(input, 'http://localhost'), init);
    if (down) {
      throw new TypeError('Failed to fetch');
    }
    return api(request);
  });
  vi.stubGlobal('BroadcastChannel', undefined);
  vi.resetModules();
  localStorage.clear();
  document.documentElement.lang = 'en';
  const { signIn } = await import('@/lib/session');
  await signIn('claire@lumiere.demo', PASSWORD);
  await open();
});

afterEach(async () => {
  await close();
  const { purge } = await import('@/lib/purge');
  await purge();
  vi.unstubAllGlobals();
});

async function open(): Promise<void> {
  const { HealthProfile } = await import('./health-profile');
  main = document.body.appendChild(document.createElement('main'));
  root = createRoot(main);
  await act(async () =>
    root.render(
      <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ ui, profile }}>
        <HealthProfile locale="en" />
      </NextIntlClientProvider>,
    ),
  );
  await until(() => expect(named(section.addTo.allergies)).toBeDefined());
}

async function close(): Promise<void> {
  await act(async () => root.unmount());
  main.remove();
}

/** React has drawn, and it is so; looked at again and again for a while. */
const until = (check: () => void) =>
  vi.waitFor(async () => {
    await act(async () => undefined);
    check();
  }, PATIENCE);

const named = (name: string) =>
  [...main.querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent) === name,
  );

async function press(name: string): Promise<void> {
  await until(() => expect(named(name), name).toBeDefined());
  await act(async () => named(name)?.click());
}

const field = () => main.querySelector<HTMLInputElement>('[role="combobox"]');

async function type(text: string): Promise<void> {
  await until(() => expect(field()).not.toBeNull());
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field(), text);
  await act(async () => field()?.dispatchEvent(new Event('input', { bubbles: true })));
}

const says = (text: string) => until(() => expect(main.textContent).toContain(text));

test('what cannot be sent is kept, one beside the other, until each is saved', async () => {
  for (const text of ['Latex', 'Paint']) {
    down = false;
    await press(section.addTo.allergies);
    expect(named(section.addTo.allergies)).toBeUndefined(); // it would empty what is typed
    await type(text);
    down = true;
    await press(form.save);
    await says(health.draftKept);
    expect(field()).toBeNull();
  }
  down = false;
  await close();
  await open();
  await press(`${health.draftOpen} – Latex`);
  await until(() => expect(field()?.value).toBe('Latex'));
  await press(form.save);
  await says(health.saved);
  await until(() => expect(named(`${health.draftOpen} – Paint`)).toBeDefined());
  expect(named(`${health.draftOpen} – Latex`)).toBeUndefined();
});

test('a page that goes away under one’s hands loses nothing that was typed', async () => {
  await press(section.addTo.conditions);
  await type('Asthma of childhood');
  await until(() => expect(field()?.value).toBe('Asthma of childhood'));
  await new Promise((sealed) => setTimeout(sealed, 200));
  await close();
  await open();
  await says('Asthma of childhood');
  await press(`${health.draftOpen} – Asthma of childhood`);
  await until(() => expect(field()?.value).toBe('Asthma of childhood'));
  await press(form.cancel);
  await until(() => expect(field()).toBeNull());
  expect(main.textContent).not.toContain('Asthma of childhood');
});
