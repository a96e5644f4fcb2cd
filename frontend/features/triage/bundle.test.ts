import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { purge } from '@/lib/purge';
import { keptCatalogue } from '@/lib/vault';
import { keptBundle, refreshBundle, stateOf, type Bundle, type PublicKey } from './bundle';

const NOW = Date.parse('2026-11-29T12:00:00Z');
const ENGINE = '0.3.1';
const files = { 'index.json': '{"kind":"index"}', 'cold.json': '{"id":"cold","nom":"rhume"}' };

const bytes = (text: string) => new TextEncoder().encode(text);
const base64url = (raw: Uint8Array): string => Buffer.from(raw).toString('base64url');

interface Signer {
  key: PublicKey;
  sign: (change?: Partial<Bundle>, header?: Record<string, unknown>) => Promise<Bundle>;
}

/** Signs as the platform does: the four members by name, the payload left out. */
async function signer(kid: string): Promise<Signer> {
  const pair = await crypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify']);
  const { x = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return {
    key: { kty: 'OKP', crv: 'Ed25519', x, kid },
    sign: async (change = {}, header = {}) => {
      const bundle = {
        hash: await hash({ ...files, ...change.files }),
        engineVersion: ENGINE,
        issuedAt: '2026-11-29T00:00:00Z',
        expiresAt: '2026-12-29T00:00:00Z',
        files,
        ...change,
      };
      const { engineVersion, expiresAt, hash: of, issuedAt } = bundle;
      const head = base64url(
        bytes(JSON.stringify({ kid, typ: 'bundle+jws', alg: 'EdDSA', ...header })),
      );
      const payload = base64url(
        bytes(JSON.stringify({ engineVersion, expiresAt, hash: of, issuedAt })),
      );
      const signature = await crypto.subtle.sign(
        { name: 'Ed25519' },
        pair.privateKey,
        bytes(`${head}.${payload}`),
      );
      return { ...bundle, signature: `${head}..${base64url(new Uint8Array(signature))}` };
    },
  };
}

async function hash(of: Record<string, string>): Promise<string> {
  const all = Object.keys(of)
    .sort()
    .map((name) => `${name}\0${of[name] ?? ''}\0`)
    .join('');
  const digest = await crypto.subtle.digest('SHA-256', bytes(all));
  return `sha256:${Buffer.from(digest).toString('hex')}`;
}

let platform: Signer;

beforeEach(async () => {
  platform = await signer('platform');
  vi.stubEnv('ENGINE_VERSION', ENGINE);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  await purge();
});

const stateNow = (bundle: Bundle, key = platform.key) => stateOf({ bundle, key }, NOW);

test('what the platform signed is good until its last moment', async () => {
  const bundle = await platform.sign();
  expect(await stateNow(bundle)).toBe('good');
  const end = Date.parse(bundle.expiresAt);
  expect(await stateOf({ bundle, key: platform.key }, end - 1)).toBe('good');
  expect(await stateOf({ bundle, key: platform.key }, end)).toBe('expired');
});

test('a changed, added or missing file is forged', async () => {
  const bundle = await platform.sign();
  const milder = { ...files, 'cold.json': files['cold.json'].replace('rhume', 'rien') };
  expect(await stateNow({ ...bundle, files: milder })).toBe('forged');
  expect(await stateNow({ ...bundle, files: { ...files, 'more.json': '{}' } })).toBe('forged');
  expect(await stateNow({ ...bundle, files: { 'index.json': files['index.json'] } })).toBe(
    'forged',
  );
  expect(await stateNow({ ...bundle, files: milder, hash: await hash(milder) })).toBe('forged');
});

test('a life made longer is forged', async () => {
  const bundle = await platform.sign();
  expect(await stateNow({ ...bundle, expiresAt: '2036-12-29T00:00:00Z' })).toBe('forged');
  expect(await stateNow({ ...bundle, issuedAt: '2026-11-30T00:00:00Z' })).toBe('forged');
  expect(await stateNow({ ...bundle, engineVersion: '9.9.9' })).toBe('forged');
});

test('another key, another kind of signature or none is forged', async () => {
  const other = await signer('platform');
  expect(await stateNow(await other.sign())).toBe('forged');
  expect(await stateNow(await platform.sign({}, { typ: 'protocol+jws' }))).toBe('forged');
  expect(await stateNow(await platform.sign({}, { alg: 'none' }))).toBe('forged');
  expect(await stateNow(await platform.sign({}, { kid: 'other' }))).toBe('forged');
  for (const signature of ['', '..', 'x.y.z', '!.!.!']) {
    expect(await stateNow({ ...(await platform.sign()), signature })).toBe('forged');
  }
});

test('a bundle for another engine is not read', async () => {
  expect(await stateNow(await platform.sign({ engineVersion: '0.2.0' }))).toBe('outdated');
});

test('a browser that cannot verify does not trust', async () => {
  const bundle = await platform.sign();
  vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('', 'NotSupportedError'));
  expect(await stateNow(bundle)).toBe('unsupported');
});

/** A platform that serves this bundle and these keys; remembers what it was asked for. */
function serving(bundle: Bundle, keys: PublicKey[], etag: string): Request[] {
  const asked: Request[] = [];
  vi.stubGlobal('fetch', async (request: Request | string) => {
    if (typeof request === 'string') {
      return new Response(null, { status: 503 }); // the session is not what is tried here
    }
    asked.push(request);
    if (request.url.endsWith('/keys')) {
      return Response.json({ keys });
    }
    return request.headers.get('if-none-match') === etag
      ? new Response(null, { status: 304, headers: { etag } })
      : Response.json(bundle, { headers: { etag } });
  });
  return asked;
}

test('it is fetched once, and asked for again only if there is a newer one', async () => {
  const bundle = await platform.sign();
  const asked = serving(bundle, [platform.key], '"1"');
  await refreshBundle(NOW);
  expect((await keptBundle())?.bundle).toEqual(bundle);
  await refreshBundle(NOW);
  expect(asked.map(({ url }) => new URL(url).pathname)).toEqual([
    '/api/v1/triage/bundle',
    '/api/v1/triage/keys',
    '/api/v1/triage/bundle',
  ]);
  const newer = await platform.sign({ expiresAt: '2026-12-30T00:00:00Z' });
  serving(newer, [platform.key], '"2"');
  await refreshBundle(NOW);
  expect((await keptBundle())?.bundle).toEqual(newer);
});

test('what cannot be verified is not kept, and what is here stays', async () => {
  const bundle = await platform.sign();
  serving({ ...bundle, hash: 'sha256:00' }, [platform.key], '"1"');
  await refreshBundle(NOW);
  expect(await keptCatalogue('triage-bundle')).toBeUndefined();
  serving(bundle, [platform.key], '"2"');
  await refreshBundle(NOW);
  const stranger = await signer('stranger');
  serving(await stranger.sign(), [stranger.key], '"3"');
  await refreshBundle(NOW);
  expect((await keptBundle())?.bundle).toEqual(bundle);
  expect((await keptBundle())?.key).toEqual(platform.key);
});

test('an older one does not take the place of a newer one', async () => {
  const bundle = await platform.sign();
  serving(bundle, [platform.key], '"1"');
  await refreshBundle(NOW);
  const older = await platform.sign({ issuedAt: '2026-11-28T00:00:00Z' });
  expect(await stateNow(older)).toBe('good');
  serving(older, [platform.key], '"0"');
  await refreshBundle(NOW);
  expect((await keptBundle())?.bundle).toEqual(bundle);
});

test('one that is too old is asked for as if it were not here', async () => {
  const bundle = await platform.sign();
  serving(bundle, [platform.key], '"1"');
  await refreshBundle(NOW);
  const later = Date.parse(bundle.expiresAt) + 1;
  const next = await platform.sign({ expiresAt: '2027-02-01T00:00:00Z' });
  const asked = serving(next, [platform.key], '"1"');
  await refreshBundle(later);
  expect(asked[0]?.headers.get('if-none-match')).toBeNull();
  expect((await keptBundle())?.bundle).toEqual(next);
});

test('signing out takes it away', async () => {
  serving(await platform.sign(), [platform.key], '"1"');
  await refreshBundle(NOW);
  await purge();
  expect(await keptBundle()).toBeNull();
});
