// @vitest-environment node
// The fetch of Node shows the Set-Cookie that a browser keeps to itself.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mockApi } from '@/mocks/api.mjs';
import { CODE } from '@/mocks/identity.mjs';
import type { Problem } from './problem';

const PASSWORD = 'demo-Passw0rd-2026';

/** A browser's cookie jar in front of the mock API, counting what passes. */
function browser() {
  const api = mockApi();
  let jar = '';
  const seen: string[] = [];
  let down = false;
  const fetch = async (input: string | Request, init?: RequestInit): Promise<Response> => {
    const request =
      input instanceof Request ? input : new Request(new URL(input, 'http://localhost'), init);
    seen.push(`${request.method} ${new URL(request.url).pathname}`);
    if (down) {
      throw new TypeError('Failed to fetch');
    }
    const response = await api(request, jar);
    jar = response.headers.get('set-cookie')?.split(';')[0] ?? jar;
    return response;
  };
  return {
    fetch,
    seen,
    loseCookie: () => (jar = ''),
    goDown: (now: boolean) => (down = now),
  };
}

/** Modules hold the session: each test loads them afresh, as a page load does. */
async function pageLoad() {
  vi.resetModules();
  return import('./session');
}

function storage() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

let stored: ReturnType<typeof storage>;
let world: ReturnType<typeof browser>;

beforeEach(() => {
  world = browser();
  vi.stubGlobal('fetch', world.fetch);
  vi.stubGlobal('BroadcastChannel', undefined);
  stored = storage();
  vi.stubGlobal('localStorage', stored);
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('document', {
    documentElement: { lang: 'fr' },
    visibilityState: 'visible',
    addEventListener: () => undefined,
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test('signing in tells who is here', async () => {
  const session = await pageLoad();
  await session.signIn('claire@lumiere.demo', PASSWORD);
  expect(session.currentSession()).toMatchObject({
    state: 'signed-in',
    me: { displayName: 'Claire Martin' },
  });
});

test('a wrong password is a problem, not a session', async () => {
  const session = await pageLoad();
  await expect(session.signIn('claire@lumiere.demo', 'wrong')).rejects.toMatchObject({
    problem: { status: 401 },
  });
  expect(session.currentSession().state).not.toBe('signed-in');
});

test('who has a second factor is not signed in before it is shown', async () => {
  const session = await pageLoad();
  const refused = await session
    .signIn('thomas@lumiere.demo', PASSWORD)
    .catch((error: unknown) => (error as { problem: Problem }).problem);
  expect(refused).toMatchObject({
    type: '/problems/auth/second-factor-required',
    members: { methods: ['email_code', 'recovery_code', 'totp'] },
  });
  expect(session.currentSession().state).not.toBe('signed-in');
  const challenge = String(refused?.members?.['challenge']);
  await expect(session.answerChallenge(challenge, '000000')).rejects.toMatchObject({
    problem: { type: '/problems/auth/wrong-code' },
  });
  await session.answerChallenge(challenge, CODE);
  expect(session.currentSession()).toMatchObject({
    state: 'signed-in',
    me: { displayName: 'Thomas Vidal' },
  });
  await expect(session.answerChallenge(challenge, CODE)).rejects.toMatchObject({
    problem: { type: '/problems/auth/challenge-ended' },
  });
});

test('having to wait says how long', async () => {
  const session = await pageLoad();
  await expect(session.signIn('locked@lumiere.demo', PASSWORD)).rejects.toMatchObject({
    problem: { status: 429, retryAfter: 240 },
  });
});

test('a passkey that is refused signs nobody in', async () => {
  const session = await pageLoad();
  const answer = {
    id: 'AQ',
    rawId: 'AQ',
    type: 'public-key',
    response: { clientDataJSON: 'Ag', authenticatorData: 'Aw', signature: 'BA' },
  };
  await expect(session.signInByPasskey(answer)).rejects.toMatchObject({
    problem: { type: '/problems/auth/passkey-refused' },
  });
  expect(session.currentSession().state).not.toBe('signed-in');
});

test('no token is ever written to the storage of the browser', async () => {
  const session = await pageLoad();
  await session.signIn('claire@lumiere.demo', PASSWORD);
  const token = await session.accessToken();
  expect(token).toBeTruthy();
  expect(JSON.stringify([...stored.kept])).not.toContain(token);
});

test('a new page finds the session by its cookie', async () => {
  await (await pageLoad()).signIn('claire@lumiere.demo', PASSWORD);
  const next = await pageLoad();
  await next.restore();
  expect(next.currentSession().state).toBe('signed-in');
});

test('a visitor who never signed in is not asked about', async () => {
  const session = await pageLoad();
  await session.restore();
  expect(session.currentSession()).toEqual({ state: 'anonymous', expired: false });
  expect(world.seen).toEqual([]);
});

test('a session that ended is told apart from none', async () => {
  await (await pageLoad()).signIn('claire@lumiere.demo', PASSWORD);
  world.loseCookie();
  const next = await pageLoad();
  await next.restore();
  expect(next.currentSession()).toEqual({ state: 'anonymous', expired: true });
});

test('a server that is away does not sign anybody out', async () => {
  await (await pageLoad()).signIn('claire@lumiere.demo', PASSWORD);
  world.goDown(true);
  const next = await pageLoad();
  await next.restore();
  expect(next.currentSession()).toEqual({ state: 'unreachable', ownerId: 'person-claire' });
});

test('many at once renew only once', async () => {
  await (await pageLoad()).signIn('claire@lumiere.demo', PASSWORD);
  const next = await pageLoad();
  await Promise.all([next.refresh(), next.refresh(), next.refresh()]);
  expect(world.seen.filter((call) => call.endsWith('/refresh'))).toHaveLength(1);
});

test('signing out forgets the person even when the server cannot be told', async () => {
  const session = await pageLoad();
  await session.signIn('claire@lumiere.demo', PASSWORD);
  const { seal, unseal } = await import('./vault');
  await seal('triage|person-claire', { words: 'x' }, Date.now());
  world.goDown(true);
  await session.signOut();
  expect(session.currentSession()).toEqual({ state: 'anonymous', expired: false });
  expect(stored.kept.size).toBe(0);
  expect(await unseal('triage|person-claire')).toBeNull();
});

test('another person on the device does not meet the drafts of the one before', async () => {
  await (await pageLoad()).signIn('claire@lumiere.demo', PASSWORD);
  const { seal } = await import('./vault');
  await seal('triage|person-claire', { words: 'x' }, Date.now());
  const next = await pageLoad();
  await next.signIn('karim@lumiere.demo', PASSWORD);
  const { unseal } = await import('./vault');
  expect(await unseal('triage|person-claire')).toBeNull();
});

test('nor when the session of the one before ended by itself', async () => {
  await (await pageLoad()).signIn('claire@lumiere.demo', PASSWORD);
  const { seal, unseal } = await import('./vault');
  await seal('triage|person-claire', { words: 'x' }, Date.now());
  world.loseCookie();
  const ended = await pageLoad();
  await ended.restore();
  expect(ended.currentSession()).toEqual({ state: 'anonymous', expired: true });
  expect(await unseal('triage|person-claire')).not.toBeNull(); // theirs, when they come back
  await ended.signIn('karim@lumiere.demo', PASSWORD);
  expect(await (await import('./vault')).unseal('triage|person-claire')).toBeNull();
});

/** A token as the server makes them, as far as pages read it. */
const tokenOf = (sub: string) =>
  `e30.${Buffer.from(JSON.stringify({ sub })).toString('base64url')}.x`;

/** What another tab says reaches this page at once. */
function otherTab() {
  let hear: ((news: { data: unknown }) => void) | undefined;
  vi.stubGlobal(
    'BroadcastChannel',
    class {
      addEventListener = (_: string, listener: typeof hear) => (hear = listener);
      postMessage = () => undefined;
    },
  );
  return (sub: string) =>
    hear?.({ data: { kind: 'token', token: tokenOf(sub), expiresAt: Date.now() + 600_000 } });
}

test.each(['signed-in', 'unreachable'])(
  'a page of one person (%s) does not go on when another tab signs somebody else in',
  async (state) => {
    await (await pageLoad()).signIn('claire@lumiere.demo', PASSWORD);
    const reload = vi.fn();
    vi.stubGlobal('location', { reload });
    const says = otherTab();
    world.goDown(state === 'unreachable');
    const page = await pageLoad();
    await page.restore();
    expect(page.currentSession().state).toBe(state);
    says('person-claire');
    expect(reload).not.toHaveBeenCalled();
    expect(await page.speaksForAnother('person-claire')).toBe(false);
    says('person-karim');
    expect(reload).toHaveBeenCalledTimes(1);
    expect(await page.speaksForAnother('person-claire')).toBe(true);
    expect(await page.tokenOf('person-claire')).toBeNull();
    expect(await page.tokenOf('person-karim')).toBe(tokenOf('person-karim'));
  },
);
