import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { NextIntlClientProvider } from 'next-intl';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import ui from '@/ui/messages.en.json';
import messages from './messages.en.json';
import { NewProtocol } from './new-protocol';

vi.setConfig({ testTimeout: 60_000 });

const known = [{ id: 'headache', version: '1.0.0', title: { fr: 'Mal de tête', en: 'Headache' } }];
const words = messages.newProtocol;

let root: Root;
let sent: { path: string; key: string; body: unknown }[];

beforeEach(async () => {
  sent = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push({
      path: new URL(request.url).pathname,
      key: request.headers.get('idempotency-key') ?? '',
      body: await request.json(),
    });
    return new Response(JSON.stringify({ type: '/problems/triage/draft-exists', status: 409 }), {
      status: 409,
      headers: { 'Content-Type': 'application/problem+json' },
    });
  });
  const place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  await act(async () =>
    root.render(
      <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ ui, protocols: messages }}>
        <NewProtocol locale="en" known={known} />
      </NextIntlClientProvider>,
    ),
  );
});

afterEach(async () => {
  await act(async () => root.unmount());
  document.body.textContent = '';
  vi.unstubAllGlobals();
});

const input = (name: string) => document.getElementById(`new-${name}`) as HTMLInputElement;

async function type(name: string, text: string): Promise<void> {
  await act(async () => {
    // What React listens to, past the value that it keeps for itself.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(
      input(name),
      text,
    );
    input(name).dispatchEvent(new Event('input', { bubbles: true }));
  });
}

const go = () => act(async () => document.querySelector('form')?.requestSubmit());

test('an identifier that is in force is refused at once, and nothing is sent', async () => {
  await type('id', 'headache');
  expect(document.body.textContent).toContain(words.taken);
  await type('fr', 'Bruit');
  await type('en', 'Noise');
  await go();
  expect(document.activeElement).toBe(input('id'));
  expect(sent).toEqual([]);
});

test('what is missing is said at its field, which is focused', async () => {
  await type('id', 'noise-exposure');
  await type('fr', 'Exposition au bruit');
  await go();
  expect(document.activeElement).toBe(input('en'));
  expect(input('en').getAttribute('aria-describedby')).toBe('new-en-error');
  expect(document.getElementById('new-en-error')?.textContent).toBe(words.missing);
  for (const strange of ['Noise', 'a b', '9-lives', 'é', '']) {
    await type('id', strange);
    await go();
    expect(input('id').getAttribute('aria-invalid')).toBe('true');
  }
  expect(sent).toEqual([]);
});

test('a draft begins with its name in both languages; another name is another wish', async () => {
  await type('id', 'noise-exposure');
  await type('fr', 'Exposition au bruit ');
  await type('en', 'Noise exposure');
  await go();
  expect(sent).toHaveLength(1);
  expect(sent[0]?.path).toBe('/api/v1/triage/protocols/noise-exposure/drafts');
  expect(sent[0]?.body).toMatchObject({
    protocol: {
      kind: 'protocol',
      id: 'noise-exposure',
      version: '1.0.0',
      title: { fr: 'Exposition au bruit', en: 'Noise exposure' },
    },
    expected: [],
  });
  await go();
  await type('en', 'Noise');
  await go();
  expect(sent[1]?.key).toBe(sent[0]?.key);
  expect(sent[2]?.key).not.toBe(sent[0]?.key);
});
