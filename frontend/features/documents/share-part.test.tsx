import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { NextIntlClientProvider } from 'next-intl';
import { afterEach, expect, test, vi } from 'vitest';
import { mockApi } from '@/mocks/api.mjs';
import { PASSWORD } from '@/mocks/people.mjs';
import ui from '@/ui/messages.en.json';
import documents from './messages.en.json';
import type { PartProps } from './one-document';

vi.setConfig({ testTimeout: 60_000 });
const words = documents.share;
const props: PartProps = {
  locale: 'en',
  document: { id: 'letter' } as PartProps['document'],
  room: { largest: 1, left: 1 },
  onChanged: () => undefined,
};

vi.mock('./api', async (original) => ({
  ...(await original<typeof import('./api')>()),
  shares: async () => [],
}));

afterEach(() => vi.unstubAllGlobals());

async function shown(): Promise<HTMLElement> {
  const { SharePart } = await import('./share-part');
  const main = document.body.appendChild(document.createElement('main'));
  await act(async () =>
    createRoot(main).render(
      <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ ui, documents }}>
        <SharePart {...props} />
      </NextIntlClientProvider>,
    ),
  );
  await vi.waitFor(async () => {
    await act(async () => undefined);
    expect(main.querySelector('a')?.textContent).toBe(words.let);
  }, 15_000);
  return main;
}

test('a document is shared with those who may read the file; how to add another is said', async () => {
  const api = mockApi();
  vi.stubGlobal('fetch', (input: string | Request, init?: RequestInit) =>
    api(input instanceof Request ? input : new Request(new URL(input, 'http://localhost'), init)),
  );
  vi.stubGlobal('BroadcastChannel', undefined);
  const { signIn } = await import('@/lib/session');
  await signIn('claire@lumiere.demo', PASSWORD);

  const main = await shown();
  const offered = [...main.querySelectorAll('option')].map((one) => one.textContent);
  expect(offered).toEqual([words.choose, 'Nadia Petit', 'Dr Anne Lefèvre']);
  expect(main.textContent).toContain(words.others);
  expect(main.querySelector('a')?.getAttribute('href')).toBe('/en/profile/sharing/');

  const { http } = await import('@/lib/http');
  await http.PUT('/api/v1/profile/care-team/all', { body: { choice: 'opposed' } });
  const opposed = await shown();
  expect(opposed.textContent).toContain(words.nobody);
  expect(opposed.querySelector('select')).toBeNull();
});
