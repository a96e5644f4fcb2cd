import type { components } from '@/api/schema';
import { ProblemError, readProblem, UNREACHABLE } from './problem';
import { purge } from './purge';

export type Me = components['schemas']['Me'];
type Token = components['schemas']['Grant'];

export type Session =
  | { state: 'unknown' }
  | { state: 'anonymous'; expired: boolean }
  | { state: 'signed-in'; me: Me }
  /** The server cannot be asked who this is; what is on the device may still be used. */
  | { state: 'unreachable'; ownerId: string | null };

type News = { kind: 'token'; token: string; expiresAt: number } | { kind: 'signed-out' };

/** Renewed this long before its end, so that a request never leaves with a token about to die. */
const AHEAD = 40_000;
const TIMEOUT = 10_000;
const SOON = 2_000;
/** Says "somebody signed in here", and who by opaque id; never a token. */
const MARK = 'signed-in';
/** Whose drafts this device may hold: outlives a session that ended by itself. */
const OWNER = 'drafts-of';

let session: Session = { state: 'unknown' };
let token: string | null = null;
let expiresAt = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let refreshing: Promise<Outcome> | null = null;
const listeners = new Set<() => void>();

type Outcome = 'renewed' | 'ended' | 'unreachable';

export const currentSession = (): Session => session;
export const unknownSession: Session = { state: 'unknown' };

export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function become(next: Session): void {
  session = next;
  for (const listener of listeners) {
    listener();
  }
}

const channel =
  typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('employee-health-session');
channel?.addEventListener('message', ({ data }: MessageEvent<News>) => {
  if (data.kind === 'token') {
    adopt(data.token, data.expiresAt);
    if (session.state === 'anonymous') {
      void meet();
    }
  } else {
    forget(false);
  }
});

function adopt(accessToken: string, until: number): void {
  token = accessToken;
  expiresAt = until;
  clearTimeout(timer);
  timer = setTimeout(renewIfSeen, Math.max(5_000, until - Date.now() - AHEAD));
  // Another tab signed somebody else in: nothing on this page is theirs.
  const here = personHere();
  if (here !== null && isOfAnother(accessToken, here)) {
    location.reload();
  }
}

/** Whose page this is, also while the server cannot be asked. */
export function personHere(): string | null {
  switch (session.state) {
    case 'signed-in':
      return session.me.id;
    case 'unreachable':
      return session.ownerId;
    default:
      return null;
  }
}

function isOfAnother(accessToken: string, person: string): boolean {
  const owner = ownerOf(accessToken);
  return owner !== null && owner !== person;
}

/** Whose it is; null where it is no token that says so. */
function ownerOf(accessToken: string): string | null {
  try {
    const payload = accessToken.split('.')[1] ?? '';
    const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
    return String((claims as { sub?: unknown }).sub);
  } catch {
    return null;
  }
}

/** A tab that nobody looks at does not keep a session alive; it renews when it is seen again. */
function renewIfSeen(): void {
  if (document.visibilityState === 'visible') {
    void refresh();
  }
}
if (typeof document !== 'undefined') {
  document.addEventListener('visibilitychange', () => {
    if (session.state === 'signed-in' && !isFresh()) {
      renewIfSeen();
    }
  });
}

const isFresh = (): boolean => token !== null && expiresAt - Date.now() > AHEAD / 2;

/** A token that the server gave, whatever was proven for it; other tabs get it, too. */
export function accept({ accessToken, expiresIn }: Token): void {
  const until = Date.now() + expiresIn * 1000;
  adopt(accessToken, until);
  channel?.postMessage({ kind: 'token', token: accessToken, expiresAt: until } satisfies News);
}

function forget(expired: boolean): void {
  token = null;
  expiresAt = 0;
  clearTimeout(timer);
  become({ state: 'anonymous', expired });
}

/** One renewal at a time, over all tabs: a second one would look like a stolen cookie. */
export function refresh(refused?: string): Promise<Outcome> {
  refreshing ??= alone(async () => {
    if (isFresh() && token !== refused) {
      return 'renewed'; // another tab renewed it while we waited
    }
    return renew();
  }).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function renew(): Promise<Outcome> {
  const response = await post('/api/v1/auth/refresh').catch(() => null);
  if (response?.ok) {
    accept((await response.json()) as Token);
    return 'renewed';
  }
  if (response && response.status >= 400 && response.status < 500 && response.status !== 429) {
    forgetMark();
    forget(true);
    return 'ended';
  }
  return 'unreachable';
}

async function alone(work: () => Promise<Outcome>): Promise<Outcome> {
  // Missing outside secure contexts: then each tab renews for itself.
  const { locks } = navigator as { locks?: LockManager | null };
  return locks ? locks.request('employee-health-refresh', work) : work();
}

function post(path: string, body?: unknown): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    cache: 'no-store',
    signal: AbortSignal.timeout(TIMEOUT),
    headers: {
      'Accept-Language': document.documentElement.lang,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(token && { Authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

let restoring: Promise<void> | null = null;

/** Finds out who is here, once per page load. Asks the server only if somebody signed in before. */
export function restore(): Promise<void> {
  restoring ??= (async () => {
    if (mark() === null) {
      become({ state: 'anonymous', expired: false });
      return;
    }
    const outcome = await refresh();
    if (outcome === 'renewed') {
      await meet();
    } else if (outcome === 'unreachable') {
      restoring = null;
      become({ state: 'unreachable', ownerId: mark() });
    } else {
      become({ state: 'anonymous', expired: true });
    }
  })();
  return restoring;
}

async function meet(): Promise<void> {
  const response = await fetch('/api/v1/auth/me', {
    cache: 'no-store',
    signal: AbortSignal.timeout(TIMEOUT),
    headers: {
      Authorization: `Bearer ${token ?? ''}`,
      'Accept-Language': document.documentElement.lang,
    },
  }).catch(() => null);
  if (response?.ok) {
    const me = (await response.json()) as Me;
    await welcome(me);
    become({ state: 'signed-in', me });
  } else if (response?.status === 401) {
    forget(true);
  } else {
    restoring = null;
    become({ state: 'unreachable', ownerId: mark() });
  }
}

/** After somebody's rights changed: a token with the new ones, and who they are now. */
export async function renewRights(): Promise<void> {
  if ((await refresh(token ?? undefined)) === 'renewed') {
    await meet();
  }
}

/** Another person on the same device never meets the drafts of the one before. */
async function welcome(me: Me): Promise<void> {
  const before = kept(OWNER) ?? mark();
  if (before !== null && before !== me.id) {
    await purge().catch(() => undefined);
  }
  remember(me.id);
}

/** Resolves when signed in; throws a ProblemError otherwise, also if a second factor is asked for. */
export function signIn(email: string, password: string): Promise<void> {
  return enter('/api/v1/auth/login', { email, password });
}

/** The second step: a code of an app, or a recovery code. */
export function answerChallenge(challenge: string, code: string): Promise<void> {
  return enter('/api/v1/auth/login/second-factor', { challenge, code });
}

/** Both factors in one. */
export function signInByPasskey(
  credential: components['schemas']['SignedChallenge'],
): Promise<void> {
  return enter('/api/v1/auth/passkeys/login', { credential });
}

/** What a company's own provider has said, once the browser is back from it. */
export function signInThroughCompany(federation: string): Promise<void> {
  return enter('/api/v1/auth/federation/finish', { federation });
}

async function enter(path: string, proof: unknown): Promise<void> {
  const response = await post(path, proof).catch(() => {
    throw new ProblemError(UNREACHABLE);
  });
  if (!response.ok) {
    throw new ProblemError(await readProblem(response));
  }
  accept((await response.json()) as Token);
  await meet();
  if (session.state !== 'signed-in') {
    throw new ProblemError(UNREACHABLE);
  }
}

/**
 * Leaves this device clean even when the server cannot be told.
 *
 * @returns where the browser may go on to end the session at the company's provider, too
 */
export async function signOut(): Promise<string | null> {
  const there = await companySession();
  await post('/api/v1/auth/logout').catch(() => undefined);
  channel?.postMessage({ kind: 'signed-out' } satisfies News);
  forgetMark();
  drop(OWNER);
  await Promise.all([purge().catch(() => undefined), dropVisitedPages()]);
  forget(false);
  return there;
}

/** Asked before signing out: afterwards nobody knows which session it was. */
async function companySession(): Promise<string | null> {
  try {
    const response = await fetch('/api/v1/auth/federation/sign-out', {
      cache: 'no-store',
      signal: AbortSignal.timeout(SOON), // signing out here does not wait for a provider
      headers: { Authorization: `Bearer ${token ?? ''}` },
    });
    return response.ok
      ? (((await response.json()) as components['schemas']['SignOut']).address ?? null)
      : null;
  } catch {
    return null;
  }
}

/** The pages kept for offline use hold no personal data; which ones were visited is nobody's business. */
async function dropVisitedPages(): Promise<void> {
  if ('caches' in globalThis) {
    await caches.delete('visited-pages');
  }
}

/** A token fit for a request, or null when nobody is signed in or the server is away. */
export async function accessToken(): Promise<string | null> {
  if (!isFresh() && session.state !== 'anonymous') {
    await refresh();
  }
  return token;
}

/** Somebody else signed in meanwhile: what a page still holds of this person must not leave as theirs. */
export async function speaksForAnother(person: string): Promise<boolean> {
  const bearer = await accessToken();
  return bearer !== null && isOfAnother(bearer, person);
}

/** A token of this very person; null when they are not here any more, or cannot be asked about. */
export async function tokenOf(person: string): Promise<string | null> {
  const bearer = await accessToken();
  return bearer !== null && !isOfAnother(bearer, person) ? bearer : null;
}

// Private windows may refuse storage: then the session simply does not outlive the page.
function kept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}
function drop(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // nothing was kept
  }
}
function remember(id: string): void {
  try {
    localStorage.setItem(MARK, id);
    localStorage.setItem(OWNER, id);
  } catch {
    // nothing to keep it in
  }
}
const mark = () => kept(MARK);
const forgetMark = () => drop(MARK);
