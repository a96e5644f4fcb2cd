import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { NextIntlClientProvider } from 'next-intl';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Broken } from './broken';
import ui from './messages.en.json';

let root: Root;
let place: HTMLElement;
const reload = vi.fn();

beforeEach(async () => {
  vi.stubGlobal('location', { pathname: '/en/triage/', reload });
  place = document.body.appendChild(document.createElement('main'));
  root = createRoot(place);
  await act(async () =>
    root.render(
      <NextIntlClientProvider locale="en" messages={{ ui }} timeZone="UTC">
        <Broken />
      </NextIntlClientProvider>,
    ),
  );
});
afterEach(async () => {
  await act(async () => root.unmount());
  document.body.textContent = '';
  vi.unstubAllGlobals();
  reload.mockReset();
});

const tryAgain = () => act(async () => place.querySelector('button')?.click());

test('the numbers to call are there', () => {
  const links = [...place.querySelectorAll('a')].map((link) => link.getAttribute('href'));
  expect(links).toEqual(['tel:15', 'tel:112', '/en/emergency/']);
});

test('a second click while the first is under way asks for nothing', async () => {
  const fetched = vi.fn(() => new Promise<never>(() => undefined));
  vi.stubGlobal('fetch', fetched);
  await tryAgain();
  await tryAgain();
  expect(fetched).toHaveBeenCalledOnce();
  expect(place.querySelector('button')?.getAttribute('aria-disabled')).toBe('true');
});

test('what is on the screen stays until the page can be had', async () => {
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('no network')));
  await tryAgain();
  expect(place.textContent).toContain(ui.broken.still);
  vi.stubGlobal('fetch', async () => new Response('', { status: 502 }));
  await tryAgain();
  expect(reload).not.toHaveBeenCalled();
  vi.stubGlobal('fetch', async () => new Response('a page'));
  await tryAgain();
  expect(reload).toHaveBeenCalledOnce();
});
