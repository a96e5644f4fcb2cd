import type { Kind, ProgramWish, Scope } from './programs-api';

/** Of people, of programs for themselves, or of both. Mirrors `OAuthScope` of the server. */
export const scopes: { scope: Scope; forPrograms: boolean; opensHealthData: boolean }[] = [
  { scope: 'openid', forPrograms: false, opensHealthData: false },
  { scope: 'profile', forPrograms: false, opensHealthData: false },
  { scope: 'email', forPrograms: false, opensHealthData: false },
  { scope: 'offline_access', forPrograms: false, opensHealthData: false },
  { scope: 'protocols.read', forPrograms: false, opensHealthData: false },
  { scope: 'triage.evaluate', forPrograms: true, opensHealthData: false },
  { scope: 'triage.assess', forPrograms: false, opensHealthData: true },
  { scope: 'system/*.rs', forPrograms: true, opensHealthData: true },
  { scope: 'wearables.write', forPrograms: true, opensHealthData: true },
];

export const kinds: Kind[] = ['secret', 'private_key', 'browser', 'native'];

export type Mistake = 'name' | 'scopes' | 'addressMissing' | 'address' | 'logout' | 'keys';

/** One address a line. */
export const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What the server would refuse. Mirrors `NewClient.faults`. */
export function mistakesIn(wish: ProgramWish): Mistake[] {
  const { kind, redirectUris = [], logoutUris = [] } = wish;
  const found: [Mistake, boolean][] = [
    ['name', wish.name.trim() === ''],
    ['scopes', wish.scopes.length === 0],
    ['addressMissing', redirectUris.length === 0 && !actsForItself(wish)],
    ['address', !redirectUris.every((uri) => canSendTo(uri, kind))],
    ['logout', !logoutUris.every((uri) => canSendTo(uri, kind))],
    ['keys', kind === 'private_key' && !isKeySet(wish.publicKeys)],
  ];
  return found.filter(([, wrong]) => wrong).map(([mistake]) => mistake);
}

/** A program that nobody is sent back to has to prove who it is, and to want something of its own. */
function actsForItself({ kind, scopes: wanted }: ProgramWish): boolean {
  const own = scopes.some(({ scope, forPrograms }) => forPrograms && wanted.includes(scope));
  return own && (kind === 'secret' || kind === 'private_key');
}

/** Mirrors `RedirectUris.canBeRegistered`. */
export function canSendTo(text: string, kind: Kind): boolean {
  const uri = parsed(text);
  if (!uri || text.includes('*') || text.includes('#') || uri.username || uri.password) {
    return false;
  }
  if (uri.protocol === 'https:') {
    return uri.hostname !== '';
  }
  const loopback = uri.protocol === 'http:' && ['127.0.0.1', '[::1]'].includes(uri.hostname);
  return kind === 'native' && (loopback || uri.protocol.includes('.'));
}

function parsed(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function isKeySet(text: string | undefined): boolean {
  try {
    const { keys } = JSON.parse(text ?? '') as { keys?: unknown };
    return Array.isArray(keys) && keys.length > 0;
  } catch {
    return false;
  }
}

/** A dot in a key would be a step in the tree of messages. */
export const scopeKey = (scope: Scope) => scopeKeys[scope];

const scopeKeys = {
  openid: 'openid',
  profile: 'profile',
  email: 'email',
  offline_access: 'offline',
  'triage.assess': 'assess',
  'protocols.read': 'protocols',
  'triage.evaluate': 'evaluate',
  'system/*.rs': 'system',
  'wearables.write': 'wearables',
} as const satisfies Record<Scope, string>;
