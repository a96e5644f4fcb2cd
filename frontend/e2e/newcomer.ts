import { createHmac, randomUUID } from 'node:crypto';
import { expect, type APIRequestContext } from '@playwright/test';
import { PASSWORD, type Language } from './people';

/** Somebody whom no other test knows, and what opens their account. */
export interface Newcomer {
  email: string;
  name: string;
  password: string;
}

export function newcomer(language: Language): Newcomer {
  return {
    email: `nora-${language}-${randomUUID()}@lumiere.demo`,
    name: 'Nora Lambert',
    password: 'quatre chevaux bleus mangent',
  };
}

interface Mail {
  to: string;
  text: string;
}

/** The link of the newest mail to this address that leads to this page; mails take a moment. */
export async function mailedLink(
  request: APIRequestContext,
  to: string,
  page: string,
): Promise<string> {
  let link: string | undefined;
  await expect
    .poll(
      async () => {
        const outbox = await request.get('/api/v1/demo/outbox');
        const { items } = (await outbox.json()) as { items: Mail[] };
        const words = items
          .filter((mail) => mail.to === to)
          .flatMap(({ text }) => text.split(/\s/));
        link = words.find((word) => word.includes(`/${page}`));
        return link;
      },
      { message: `a mail with a link to ${page}`, timeout: 30_000 },
    )
    .toBeDefined();
  return link ?? '';
}

export async function token(
  request: APIRequestContext,
  email: string,
  password: string,
): Promise<Record<string, string>> {
  const answer = await request.post('/api/v1/auth/login', { data: { email, password } });
  expect(answer.status()).toBe(200);
  const { accessToken } = (await answer.json()) as { accessToken: string };
  return { Authorization: `Bearer ${accessToken}` };
}

/** The token of somebody who has proven again, a moment ago, who they are. */
export async function provenToken(
  request: APIRequestContext,
  email: string,
  password: string,
): Promise<Record<string, string>> {
  const headers = await token(request, email, password);
  const answer = await request.post('/api/v1/auth/step-up', { headers, data: { password } });
  expect(answer.status()).toBe(200);
  const { accessToken } = (await answer.json()) as { accessToken: string };
  return { Authorization: `Bearer ${accessToken}` };
}

/** What an administrator of the demo company does. */
export async function invite(
  request: APIRequestContext,
  language: Language,
  somebody: Newcomer,
): Promise<void> {
  const answer = await request.post('/api/v1/auth/invitations', {
    headers: await token(request, 'admin@lumiere.demo', PASSWORD),
    data: { email: somebody.email, displayName: somebody.name, locale: language },
  });
  expect(answer.status()).toBe(202);
}

/** Comes without the pages, for journeys about something else. */
export async function settle(
  request: APIRequestContext,
  language: Language,
  somebody: Newcomer,
): Promise<void> {
  await invite(request, language, somebody);
  const [, invitation] = (await mailedLink(request, somebody.email, 'register')).split('#');
  const { email, password, name: displayName } = somebody;
  const asked = await request.post('/api/v1/auth/register', {
    headers: { 'Accept-Language': language }, // as its page does: mails are written in it
    data: { email, password, displayName, invitation },
  });
  expect(asked.status()).toBe(202);
  const [, confirmation] = (await mailedLink(request, email, 'confirm-registration')).split('#');
  const confirmed = await request.post('/api/v1/auth/register/confirm', {
    data: { token: confirmation, password },
  });
  expect(confirmed.status()).toBe(204);
}

/** The health service asks for the way back of somebody who is signed in. */
export async function letBackIn(
  request: APIRequestContext,
  headers: Record<string, string>,
): Promise<void> {
  const me = await request.get('/api/v1/auth/me', { headers });
  const { id } = (await me.json()) as { id: string };
  const asked = await request.post(`/api/v1/auth/people/${id}/recovery`, {
    headers: await provenToken(request, 'physician@lumiere.demo', PASSWORD),
  });
  expect(asked.status()).toBe(202);
}

export interface App {
  secret: string;
  recoveryCodes: string[];
  /** The time step whose code was used last: none is taken twice. */
  step: number;
}

/** Gives somebody an authenticator app. */
export async function setUpApp(request: APIRequestContext, somebody: Newcomer): Promise<App> {
  const headers = await token(request, somebody.email, somebody.password);
  const begun = await request.post('/api/v1/auth/mfa/totp', { headers });
  const { secret } = (await begun.json()) as { secret: string };
  // The step before is still good: it leaves the next ones for signing in.
  const step = Math.floor(Date.now() / 30_000) - 1;
  const confirmed = await request.post('/api/v1/auth/mfa/totp/confirm', {
    headers,
    data: { code: codeOf(secret, step) },
  });
  expect(confirmed.status()).toBe(200);
  const { recoveryCodes } = (await confirmed.json()) as { recoveryCodes: string[] };
  return { secret, recoveryCodes, step };
}

/** The next code that was not used, as the app would show it now or in half a minute. */
export function nextCode(app: App): string {
  app.step = Math.max(app.step + 1, Math.floor(Date.now() / 30_000));
  return codeOf(app.secret, app.step);
}

/** RFC 6238 with the parameters that every app takes. */
function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', base32(secret)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

function base32(text: string): Buffer {
  const bits = Array.from(text.replace(/[\s=]/g, ''), (letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  ).join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}
