import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { NextIntlClientProvider } from 'next-intl';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import ui from '@/ui/messages.en.json';
import { HealthLink } from './health-link';
import emergencyCard from './messages.en.json';
import * as shlink from './shlink';
import made from './shlink.fixture.json';

/** Of a machine that does other things, too. */
vi.setConfig({ testTimeout: 60_000 });
const PATIENCE = 15_000;
const { viewer } = emergencyCard;
let root: Root;
let main: HTMLElement;
let answer: () => Response;

beforeEach(async () => {
  const link = { url: `${location.origin}/shared/x`, key: made.key, flag: 'L', label: 'Trip' };
  const text = btoa(JSON.stringify(link)).replaceAll('=', '').replaceAll('+', '-');
  history.replaceState(null, '', `/en/health-link/#shlink:/${text.replaceAll('/', '_')}`);
  vi.stubGlobal('fetch', async () => answer());
  // What a browser opens and this environment cannot; shlink.test.ts opens it.
  vi.spyOn(shlink, 'opened').mockResolvedValue(
    JSON.stringify({
      entry: [{ resource: { resourceType: 'Composition', text: { div: '<p>Claire Martin</p>' } } }],
    }),
  );
  main = document.body.appendChild(document.createElement('main'));
  root = createRoot(main);
  await act(async () =>
    root.render(
      <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ ui, emergencyCard }}>
        <HealthLink locale="en" />
      </NextIntlClientProvider>,
    ),
  );
});

afterEach(() => {
  act(() => root.unmount());
  main.remove();
  vi.unstubAllGlobals();
});

async function send(): Promise<void> {
  await act(async () =>
    main
      .querySelector('form')
      ?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })),
  );
}

const says = (text: string) =>
  vi.waitFor(async () => {
    await act(async () => undefined);
    expect(main.textContent).toContain(text);
  }, PATIENCE);

test.each([
  [429, ui.problem['too-many'].title],
  [500, ui.problem.other.title],
  [503, ui.problem.unavailable.title],
])('%i does not say that a link is dead: it can be tried again', async (status, title) => {
  answer = () => new Response(null, { status });
  await send();
  await says(title);
  expect(main.textContent).not.toContain(viewer.ended);
  answer = () =>
    Response.json({ files: [{ contentType: 'application/fhir+json', embedded: made.jwe }] });
  await send();
  await says('Claire Martin');
  expect(document.activeElement?.textContent).toBe(viewer.title);
});

test.each([404, 410])('%i does', async (status) => {
  answer = () => new Response(null, { status });
  await send();
  await says(viewer.ended);
});
