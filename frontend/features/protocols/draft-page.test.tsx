import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { NextIntlClientProvider } from 'next-intl';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { purge } from '@/lib/purge';
import ui from '@/ui/messages.en.json';
import messages from './messages.en.json';
import type { Protocol, Row } from './protocol';

vi.setConfig({ testTimeout: 60_000 });

const text = (en: string) => ({ fr: `${en} fr`, en });
const content: Protocol = {
  id: 'headache',
  version: '1.0.1',
  title: text('Headache'),
  group: 'head',
  search: { fr: ['tête'], en: ['head'] },
  opens: 'headache',
  redFlags: [],
  rules: [{ id: 'older', when: 'headache and (', urgency: 'same_day', text: text('After 50') }],
  otherwise: { urgency: 'consultation', text: text('Mostly harmless') },
  advice: {},
  safetyNet: [],
  sources: [],
};
const expected: Row[] = [{ language: 'en', words: 'Headache', expected: 'consultation' }];
const me = { id: 'author', permissions: ['protocols.author'] };

/** One draft, saved by whoever names the text that they saw. */
class Server {
  content = content;
  revision = 1;
  saves = 0;

  answer = async (request: Request): Promise<Response> => {
    const path = new URL(request.url).pathname;
    if (path.endsWith('/check')) {
      return json({
        sound: false,
        faults: [
          {
            kind: 'condition-name',
            place: '/rules/0/when',
            values: ['when', 'headache and (', ''],
            text: 'in English',
          },
        ],
        expected: [{ row: 1, words: 'Headache', expected: 'consultation', actual: 'same_day' }],
        moved: [],
        rows: 1,
        changes: [],
      });
    }
    if (request.method === 'PUT') {
      if (request.headers.get('if-match') !== this.tag()) {
        return json({ type: '/problems/platform/changed-meanwhile', title: 'x', status: 412 }, 412);
      }
      this.saves += 1;
      this.byAnother(((await request.json()) as { protocol: Protocol }).protocol);
    }
    return json(
      {
        protocol: this.content,
        expected,
        author: 'author',
        authorName: 'Dr A',
        changedAt: '2026-11-29T10:00:00Z',
        signatures: [],
      },
      200,
      { ETag: this.tag() },
    );
  };

  byAnother(changed: Protocol) {
    this.content = changed;
    this.revision += 1;
  }

  private tag = () => `"draft.${this.revision}"`;
}

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
  });
}

vi.mock('@/lib/use-session', () => ({ useSession: () => ({ state: 'signed-in', me }) }));

let root: Root;
let place: HTMLElement;
let server: Server;

beforeEach(async () => {
  server = new Server();
  await purge();
  location.hash = '#protocol=headache&version=1.0.1';
  vi.stubGlobal('fetch', (input: Request) => server.answer(input));
  Element.prototype.scrollIntoView = () => undefined;
});

afterEach(async () => {
  await act(async () => root.unmount());
  document.body.textContent = '';
  vi.unstubAllGlobals();
});

async function open() {
  const { DraftPage } = await import('./draft-page');
  place = document.body.appendChild(document.createElement('main'));
  root = createRoot(place);
  await act(async () =>
    root.render(
      <NextIntlClientProvider locale="en" messages={{ ui, protocols: messages }} timeZone="UTC">
        <DraftPage locale="en" />
      </NextIntlClientProvider>,
    ),
  );
  await seen('Overview');
}

const seen = (words: string) =>
  vi.waitFor(
    async () => {
      await act(async () => undefined);
      expect(place.textContent).toContain(words);
    },
    { timeout: 15_000 },
  );

async function press(name: string) {
  const button = [...place.querySelectorAll('button')].findLast(
    (one) => one.textContent?.trim() === name || one.textContent?.startsWith(name),
  );
  expect(button, name).toBeDefined();
  await act(async () => button?.click());
}

async function type(id: string, value: string) {
  const field = document.getElementById(id);
  const set = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set;
  await act(async () => {
    set?.call(field, value);
    field?.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

const title = () => document.getElementById('at.title.en') as HTMLInputElement;

test('what is typed is saved, and says so', async () => {
  await open();
  await type('at.title.en', 'Head pain');
  await seen(messages.draft.unsaved);
  await press(messages.draft.save);
  await seen(messages.draft.allSaved);
  expect(server.content.title.en).toBe('Head pain');
});

test('a reload loses nothing that was typed', async () => {
  await open();
  await type('at.title.en', 'Head pain');
  await act(async () => root.unmount());
  place.remove();
  await open();
  await seen(messages.draft.restored);
  expect(title().value).toBe('Head pain');
  await press(messages.draft.discard);
  expect(title().value).toBe('Headache');
});

test('when somebody else was faster both texts are there until one is chosen', async () => {
  await open();
  await type('at.title.en', 'Head pain');
  server.byAnother({ ...content, title: text('Sore head') });
  await press(messages.draft.save);
  await seen(messages.draft.conflict.title);
  expect(title().value).toBe('Head pain');
  expect(place.textContent).toContain('Sore head');
  expect(server.content.title.en).toBe('Sore head');
  await press(messages.draft.conflict.keepOurs);
  await press(messages.draft.save);
  await seen(messages.draft.allSaved);
  expect(server.content.title.en).toBe('Head pain');
});

test('theirs can be taken instead', async () => {
  await open();
  await type('at.title.en', 'Head pain');
  server.byAnother({ ...content, title: text('Sore head') });
  await press(messages.draft.save);
  await seen(messages.draft.conflict.title);
  await press(messages.draft.conflict.takeTheirs);
  expect(title().value).toBe('Sore head');
  expect(server.saves).toBe(0);
});

test('a fault of the check leads to its field, which says it', async () => {
  await open();
  await press(messages.draft.view.check);
  await seen(messages.check.lead);
  await press(messages.check.go);
  await seen('2 points stand against signing');
  expect(place.textContent).toContain('Row 1, “Headache”: expected Consultation');
  await press(messages.check.goThere);
  const field = document.getElementById('at.rules.0.when') as HTMLInputElement;
  expect(document.activeElement).toBe(field);
  expect(field.closest('details')?.hasAttribute('open')).toBe(true);
  expect(document.getElementById('at.rules.0.when-error')?.textContent).toContain(
    'A name was expected',
  );
  await type('at.rules.0.when', 'headache and age >= 50');
  expect(document.getElementById('at.rules.0.when-error')).toBeNull();
});

test('JSON that is none is not taken over', async () => {
  await open();
  await press(messages.edit.part.json);
  await type('json-text', '[{');
  await seen(messages.edit.jsonWrong);
  expect(place.textContent).toContain(messages.draft.allSaved);
  await type('json-text', '[]');
  await seen(messages.draft.unsaved);
});
