import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  canListPasskeys,
  makePasskey,
  passkeyFromList,
  signWithPasskey,
  type CreationOptions,
  type RequestOptions,
} from './passkeys';

const bytes = (...values: number[]) => Uint8Array.from(values).buffer;
const descriptor = { type: 'public-key', id: '_-8', transports: ['internal'] };
const creation: CreationOptions = {
  rp: { id: 'localhost', name: 'Santé au travail' },
  user: { id: 'AQI', name: 'p@x', displayName: 'P' },
  challenge: 'AAEC',
  pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
  timeout: 300_000,
  excludeCredentials: [descriptor],
  authenticatorSelection: {
    residentKey: 'required',
    requireResidentKey: true,
    userVerification: 'required',
  },
  hints: [],
  attestation: 'none',
  extensions: { credProps: true },
};
const request: RequestOptions = {
  challenge: 'AAEC',
  timeout: 300_000,
  rpId: 'localhost',
  allowCredentials: [],
  userVerification: 'required',
  hints: [],
};

type Asked = CredentialRequestOptions & CredentialCreationOptions;

/** A browser whose authenticator answers so. */
function device(answer: (options: Asked) => Promise<unknown>) {
  vi.stubGlobal('navigator', { credentials: { create: answer, get: answer } });
}

const passkey = (userHandle: ArrayBuffer | null = null) => ({
  id: 'AQ',
  rawId: bytes(1),
  type: 'public-key',
  authenticatorAttachment: 'platform',
  getClientExtensionResults: () => ({}),
  response: {
    clientDataJSON: bytes(2),
    attestationObject: bytes(3),
    getTransports: () => ['internal', 'hybrid'],
    authenticatorData: bytes(3),
    signature: bytes(4),
    userHandle,
  },
});

/** A device that does nothing until it is told to stop. */
const idle = ({ signal }: Asked) =>
  new Promise<null>((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
  });

let challenges = 0;
const challenge = async () => {
  challenges += 1;
  return request;
};

beforeEach(() => {
  challenges = 0;
  vi.useFakeTimers();
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal(
    'PublicKeyCredential',
    Object.assign(function Credential() {}, { isConditionalMediationAvailable: async () => true }),
  );
  document.body.innerHTML = '<input autocomplete="username webauthn">';
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a new passkey is told to the server as WebAuthn writes it', async () => {
  let seen: Asked = {};
  device(async (options) => {
    seen = options;
    return passkey();
  });
  const made = await makePasskey(creation);
  expect(made).toMatchObject({ id: 'AQ', rawId: 'AQ', type: 'public-key' });
  expect(made.response).toMatchObject({
    clientDataJSON: 'Ag',
    attestationObject: 'Aw',
    transports: ['internal', 'hybrid'],
  });
  expect(seen.publicKey).toMatchObject({ challenge: bytes(0, 1, 2) });
});

test('a signed challenge carries whose it is only if the authenticator says so', async () => {
  device(async () => passkey());
  const signed = JSON.parse(JSON.stringify((await signWithPasskey(request)).response)) as unknown;
  expect(signed).toEqual({ clientDataJSON: 'Ag', authenticatorData: 'Aw', signature: 'BA' });
  device(async () => passkey(bytes(5)));
  expect((await signWithPasskey(request)).response.userHandle).toBe('BQ');
});

test.each([
  ['InvalidStateError', 'known'],
  ['SecurityError', 'impossible'],
  ['NotAllowedError', 'ended'],
  ['AbortError', 'ended'],
])('%s of a browser means: %s', async (name, failure) => {
  device(async () => {
    throw new DOMException('', name);
  });
  await expect(makePasskey(creation)).rejects.toMatchObject({ failure });
});

test('where there are no passkeys, nothing is asked', async () => {
  vi.stubGlobal('PublicKeyCredential', undefined);
  await expect(signWithPasskey(request)).rejects.toMatchObject({ failure: 'impossible' });
  expect(await canListPasskeys()).toBe(false);
});

test('a browser that cannot say whether it lists passkeys does not', async () => {
  vi.stubGlobal('PublicKeyCredential', function Credential() {});
  expect(await canListPasskeys()).toBe(false);
});

test('the list asks for another challenge before the one it has ends', async () => {
  device(idle);
  const stop = new AbortController();
  const listening = passkeyFromList(challenge, stop.signal);
  await vi.advanceTimersByTimeAsync(1);
  expect(challenges).toBe(1);
  await vi.advanceTimersByTimeAsync(4 * 60_000);
  expect(challenges).toBe(2);
  stop.abort();
  expect(await listening).toBeNull();
  expect(vi.getTimerCount()).toBe(0);
});

test('a passkey that is taken from the list ends it', async () => {
  device(async () => passkey());
  const answer = await passkeyFromList(challenge, new AbortController().signal);
  expect(answer).toMatchObject({ id: 'AQ' });
  expect(challenges).toBe(1);
});

test('who turns away is not asked again by the list', async () => {
  device(async () => {
    throw new DOMException('no', 'NotAllowedError');
  });
  expect(await passkeyFromList(challenge, new AbortController().signal)).toBeNull();
  expect(challenges).toBe(1);
});

test('a list that was stopped before it began asks nobody', async () => {
  device(idle);
  expect(await passkeyFromList(challenge, AbortSignal.abort())).toBeNull();
  expect(challenges).toBe(0);
});

test('a list that stops late leaves alone what a button has opened since', async () => {
  device(idle);
  const stop = new AbortController();
  const listening = passkeyFromList(challenge, stop.signal);
  await vi.advanceTimersByTimeAsync(1);
  device(async () => {
    await new Promise((done) => setTimeout(done, 10));
    return passkey();
  });
  const pressed = signWithPasskey(request);
  expect(await listening).toBeNull();
  stop.abort();
  await vi.advanceTimersByTimeAsync(10);
  expect(await pressed).toMatchObject({ id: 'AQ' });
});

test('what asks the device and cannot be fetched is a missing network, not an answer of the device', async () => {
  vi.resetModules();
  vi.doMock('@simplewebauthn/browser', () => Promise.reject(new Error('ChunkLoadError')));
  const anew = await import('./passkeys');
  await expect(anew.signWithPasskey(request)).rejects.toMatchObject({ problem: { status: 0 } });
  vi.doUnmock('@simplewebauthn/browser');
});
