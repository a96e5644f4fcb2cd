import type { components } from '@/api/schema';
import { bodyOf, http } from '@/lib/http';
import { keepCatalogue, keptCatalogue } from '@/lib/vault';

/** The rules of the symptom check, signed by the platform, for where there is no network. */
export type Bundle = components['schemas']['SignedBundle'];
export type PublicKey = components['schemas']['ProtocolKeyPublished'];

/** Why a device cannot check symptoms by itself, or `good`. */
export type State =
  | 'good'
  /** Never fetched, or the browser keeps nothing. */
  | 'absent'
  /** Older than allowed. */
  | 'expired'
  /** Not what the platform signed. */
  | 'forged'
  /** This browser cannot verify it. */
  | 'unsupported'
  /** Made for another version of these pages. */
  | 'outdated';

export interface Kept {
  bundle: Bundle;
  /** The key that was published when the first bundle came: later ones must be signed by it, too. */
  key: PublicKey;
  etag: string | null;
}

const NAME = 'triage-bundle';

export async function keptBundle(): Promise<Kept | null> {
  const found = (await keptCatalogue(NAME).catch(() => null)) as Partial<Kept> | null | undefined;
  return found?.bundle && found.key
    ? { bundle: found.bundle, key: found.key, etag: found.etag ?? null }
    : null;
}

/** Fetches the bundle if there is a newer one. What cannot be verified is not kept. */
export async function refreshBundle(now: number = Date.now()): Promise<void> {
  const before = await keptBundle();
  const usable = before !== null && (await stateOf(before, now)) === 'good';
  const { data, response } = await http.GET('/api/v1/triage/bundle', {
    ...(usable && before.etag !== null && { headers: { 'If-None-Match': before.etag } }),
  });
  if (response.status === 304 || data === undefined) {
    return;
  }
  const key = before?.key ?? (await publishedKey(data));
  if (key === null) {
    return;
  }
  const next: Kept = { bundle: data, key, etag: response.headers.get('etag') };
  // An older one is good for its time, too; but it would bring back rules that were replaced.
  const older = usable && Date.parse(data.issuedAt) < Date.parse(before.bundle.issuedAt);
  if (!older && (await stateOf(next, now)) === 'good') {
    await keepCatalogue(NAME, next);
  }
}

async function publishedKey({ signature }: Bundle): Promise<PublicKey | null> {
  const { keys } = bodyOf(await http.GET('/api/v1/triage/keys'));
  const kid = headerOf(signature)?.['kid'];
  return keys.find((key) => key.kid === kid) ?? null;
}

/** Everything is looked at again each time: what lies on a device may have been changed there. */
export async function stateOf(
  { bundle, key }: Pick<Kept, 'bundle' | 'key'>,
  now: number,
  engine: string = process.env['ENGINE_VERSION'] ?? '',
): Promise<State> {
  const [header = '', , signature = ''] = bundle.signature.split('.');
  const said = headerOf(bundle.signature);
  if (said?.['typ'] !== 'bundle+jws' || said['alg'] !== 'EdDSA' || said['kid'] !== key.kid) {
    return 'forged';
  }
  if ((await hashOf(bundle.files)) !== bundle.hash) {
    return 'forged';
  }
  let genuine: boolean;
  try {
    const imported = await crypto.subtle.importKey(
      'jwk',
      { kty: key.kty, crv: key.crv, x: key.x },
      { name: 'Ed25519' },
      false,
      ['verify'],
    );
    const signed = `${header}.${base64url(bytes(canonical(bundle)))}`;
    genuine = await crypto.subtle.verify(
      { name: 'Ed25519' },
      imported,
      fromBase64url(signature),
      bytes(signed),
    );
  } catch {
    return 'unsupported';
  }
  if (!genuine) {
    return 'forged';
  }
  if (Date.parse(bundle.expiresAt) <= now) {
    return 'expired';
  }
  return bundle.engineVersion === engine ? 'good' : 'outdated';
}

/** RFC 8785: members by name, nothing between them. */
function canonical({ engineVersion, expiresAt, hash, issuedAt }: Bundle): string {
  return JSON.stringify({ engineVersion, expiresAt, hash, issuedAt });
}

/** Mirrors `ProtocolLibrary`: over all names and contents, by name. */
async function hashOf(files: Record<string, string>): Promise<string> {
  const all = Object.keys(files)
    .sort()
    .map((name) => `${name}\0${files[name] ?? ''}\0`)
    .join('');
  const digest = await crypto.subtle.digest('SHA-256', bytes(all));
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0'));
  return `sha256:${hex.join('')}`;
}

function headerOf(jws: string): Record<string, unknown> | null {
  try {
    const text = new TextDecoder().decode(fromBase64url(jws.split('.')[0] ?? ''));
    const header: unknown = JSON.parse(text);
    return typeof header === 'object' && header !== null
      ? (header as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

function base64url(raw: Uint8Array): string {
  return btoa(String.fromCharCode(...raw))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const raw = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(raw, (character) => character.charCodeAt(0));
}
