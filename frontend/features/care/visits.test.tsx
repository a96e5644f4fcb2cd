import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { NextIntlClientProvider } from 'next-intl';
import { afterEach, expect, test, vi } from 'vitest';
import { mockApi } from '@/mocks/api.mjs';
import { PASSWORD } from '@/mocks/people.mjs';
import ui from '@/ui/messages.en.json';
import care from './messages.en.json';

vi.setConfig({ testTimeout: 60_000 });
const CLAIRE = 'person-claire';

afterEach(() => vi.unstubAllGlobals());

test('what a note said before a correction is read when it is asked for, with who wrote it', async () => {
  const api = mockApi();
  const asked: string[] = [];
  vi.stubGlobal('fetch', (input: string | Request, init?: RequestInit) => {
    const request =
      input instanceof Request ? input : new Request(new URL(input, 'http://localhost'), init);
    asked.push(new URL(request.url).pathname);
    return api(request);
  });
  vi.stubGlobal('BroadcastChannel', undefined);
  const { signIn } = await import('@/lib/session');
  const { correctVisit, visits, writeVisit } = await import('./api');
  const { Visits } = await import('./visits');
  const note = { kind: 'vip', on: '2026-03-02', note: 'Back', shown: false } as const;
  await signIn('physician@lumiere.demo', PASSWORD);
  await writeVisit(CLAIRE, note);
  await signIn('nurse@lumiere.demo', PASSWORD);
  for (const written of await visits(CLAIRE)) {
    await correctVisit(CLAIRE, written, { ...note, note: 'Shoulder' });
  }

  const main = document.body.appendChild(document.createElement('main'));
  const root = createRoot(main);
  await act(async () =>
    root.render(
      <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ ui, care }}>
        <Visits
          locale="en"
          id={CLAIRE}
          round={0}
          onStart={() => undefined}
          onWritten={() => undefined}
        />
      </NextIntlClientProvider>,
    ),
  );
  const earlier = () => main.querySelector<HTMLDetailsElement>('details details');
  await vi.waitFor(() => expect(earlier()?.textContent).toBe(care.visits.earlier));
  expect(asked.filter((path) => path.endsWith('/versions'))).toEqual([]);
  expect(main.textContent).toContain('Shoulder');
  expect(main.textContent).not.toContain('Back');

  earlier()?.setAttribute('open', '');
  await act(async () => earlier()?.dispatchEvent(new Event('toggle')));
  await vi.waitFor(async () => {
    await act(async () => undefined);
    const lines = [...main.querySelectorAll('details details li')];
    expect(lines).toHaveLength(1);
    expect(lines[0]?.textContent).toContain('Dr Anne Lefèvre');
    expect(lines[0]?.textContent).toContain('Back');
  }, 15_000);
  await act(async () => root.unmount());
});
