import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mockApi } from '@/mocks/api.mjs';
import { PASSWORD } from '@/mocks/people.mjs';

/** What left for the server, as a proxy or a log on the way would see it. */
let sent: { method: string; address: string; body: string; headers: Headers }[];

async function signedInAs(name: string) {
  const handle = mockApi();
  sent = [];
  vi.stubGlobal('fetch', async (input: string | Request, init?: RequestInit) => {
    const request =
      input instanceof Request ? input : new Request(new URL(input, 'http://localhost'), init);
    const { method, url, headers } = request;
    sent.push({ method, address: url, body: await request.clone().text(), headers });
    return handle(request);
  });
  const session = await import('@/lib/session');
  await session.signIn(`${name}@lumiere.demo`, PASSWORD);
}

beforeEach(() => {
  vi.stubGlobal('BroadcastChannel', undefined);
  vi.resetModules();
  localStorage.clear();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a name that is searched for stands in no address', async () => {
  await signedInAs('admin');
  const { peopleNamed } = await import('./people-api');
  const { items } = await peopleNamed('élodie', null);
  expect(items.map(({ displayName }) => displayName)).toContain('Élodie Caron');
  expect(decodeURIComponent(sent.at(-1)?.address ?? '')).not.toMatch(/lodie/i);
  expect(sent.at(-1)?.body).toContain('élodie');
});

test('people come page by page', async () => {
  await signedInAs('admin');
  const { people } = await import('./people-api');
  const first = await people(null);
  const second = await people(first.next ?? null);
  expect(second.items.length).toBeGreaterThan(0);
  const ids = [...first.items, ...second.items].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a role is given once, and taken away from who was seen', async () => {
  await signedInAs('admin');
  const { give, person, takeAway } = await import('./people-api');
  await give('person-e3', { role: 'first_aider', until: '2030-01-31' });
  expect(sent.at(-1)?.headers.get('idempotency-key')).toBeTruthy();
  const seen = await person('person-e3');
  const given = seen.value.assignments.find(({ role }) => role === 'first_aider');
  expect(given?.until).toBe('2030-01-31');
  await takeAway('person-e3', given?.id ?? '', seen.tag);
  expect((await person('person-e3')).value.assignments).toHaveLength(1);
});

test('whoever was too slow is told that somebody else has changed it', async () => {
  await signedInAs('admin');
  const { give, person, takeAway } = await import('./people-api');
  const seen = await person('person-e4');
  await give('person-e4', { role: 'first_aider' });
  const only = seen.value.assignments[0]?.id ?? '';
  await expect(takeAway('person-e4', only, seen.tag)).rejects.toMatchObject({
    problem: { status: 412 },
  });
});

test('why two roles exclude each other comes in the person’s language', async () => {
  await signedInAs('admin');
  document.documentElement.lang = 'fr';
  const { give } = await import('./people-api');
  await give('person-e5', { role: 'first_aider' });
  await expect(give('person-e5', { role: 'employer' })).rejects.toMatchObject({
    problem: {
      status: 409,
      errors: [{ message: expect.stringContaining('L’employeur') as string }],
    },
  });
});

test('a nurse invites, and administers nothing else', async () => {
  await signedInAs('nurse');
  const { invite, invitations } = await import('./invitations-api');
  const { people } = await import('./people-api');
  await invite({ displayName: 'A B', email: 'ab@x.fr', locale: 'fr' });
  expect((await invitations(null)).items.map(({ email }) => email)).toEqual(['ab@x.fr']);
  await expect(people(null)).rejects.toMatchObject({ problem: { status: 403 } });
});

test('the table has the name that the server gives it', async () => {
  await signedInAs('admin');
  const { accessTable } = await import('./review-api');
  const { name, content } = await accessTable();
  expect(name).toMatch(/^access-review-\d{4}-\d\d-\d\d\.csv$/);
  expect(await content.text()).toContain('Adrien Faure');
});

test('a secret comes with the program that it belongs to, and only then', async () => {
  await signedInAs('admin');
  const { newSecret, programs, register } = await import('./programs-api');
  const made = await register({ name: 'Planning', kind: 'secret', scopes: ['openid'] });
  expect(made.secret).toBeTruthy();
  expect((await newSecret(made.id)).secret).not.toBe(made.secret);
  expect((await programs(null)).items[0]?.secret).toBeUndefined();
});
