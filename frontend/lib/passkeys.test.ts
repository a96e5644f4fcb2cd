import { afterEach, expect, test, vi } from 'vitest';
import {
  creationOptionsByHand,
  failureOf,
  fromBase64Url,
  makePasskey,
  requestOptionsByHand,
  signWithPasskey,
  toBase64Url,
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
  allowCredentials: [descriptor],
  userVerification: 'required',
  hints: [],
};

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A browser whose authenticator gives this, and which cannot read JSON itself. */
function browser(credential: () => unknown) {
  const seen: unknown[] = [];
  const answer = async (options: unknown) => {
    seen.push(options);
    return credential();
  };
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('PublicKeyCredential', {});
  vi.stubGlobal('navigator', { credentials: { create: answer, get: answer } });
  return seen;
}

test.each([
  [[], ''],
  [[255], '_w'],
  [[251, 239], '--8'],
  [[0, 1, 2], 'AAEC'],
])('the bytes %j are written %j and read again', (values, text) => {
  expect(toBase64Url(bytes(...values))).toBe(text);
  expect([...new Uint8Array(fromBase64Url(text))]).toEqual(values);
});

test('options are read by hand where the browser cannot', () => {
  const made = creationOptionsByHand(creation);
  expect(made.challenge).toEqual(bytes(0, 1, 2));
  expect(made.user).toEqual({ id: bytes(1, 2), name: 'p@x', displayName: 'P' });
  expect(made.excludeCredentials?.[0]?.id).toEqual(bytes(255, 239));
  expect(made.authenticatorSelection?.userVerification).toBe('required');
  const asked = requestOptionsByHand(request);
  expect(asked.allowCredentials?.[0]?.id).toEqual(bytes(255, 239));
  expect(asked.rpId).toBe('localhost');
});

test('a new passkey is told to the server without what only newer browsers know', async () => {
  const seen = browser(() => ({
    rawId: bytes(1),
    type: 'public-key',
    authenticatorAttachment: 'platform',
    response: {
      clientDataJSON: bytes(2),
      attestationObject: bytes(3),
      getTransports: () => ['internal', 'hybrid'],
    },
    toJSON: () => ({ inventedTomorrow: true }),
  }));
  expect(await makePasskey(creation)).toEqual({
    id: 'AQ',
    rawId: 'AQ',
    type: 'public-key',
    authenticatorAttachment: 'platform',
    clientExtensionResults: {},
    response: {
      clientDataJSON: 'Ag',
      attestationObject: 'Aw',
      transports: ['internal', 'hybrid'],
    },
  });
  expect(seen).toHaveLength(1);
});

test('a signed challenge carries whose it is only if the authenticator says so', async () => {
  const response = {
    clientDataJSON: bytes(2),
    authenticatorData: bytes(3),
    signature: bytes(4),
    userHandle: null as ArrayBuffer | null,
  };
  browser(() => ({ rawId: bytes(1), type: 'public-key', response }));
  expect((await signWithPasskey(request)).response).toEqual({
    clientDataJSON: 'Ag',
    authenticatorData: 'Aw',
    signature: 'BA',
  });
  response.userHandle = bytes(5);
  expect((await signWithPasskey(request)).response.userHandle).toBe('BQ');
});

test.each([
  ['InvalidStateError', 'known'],
  ['SecurityError', 'impossible'],
  ['NotAllowedError', 'ended'],
  ['AbortError', 'ended'],
])('%s of a browser means: %s', async (name, failure) => {
  browser(() => {
    throw new DOMException('', name);
  });
  await expect(makePasskey(creation)).rejects.toMatchObject({ failure });
  expect(failureOf(new DOMException('', name))).toBe(failure);
});

test('where there are no passkeys, nothing is asked', async () => {
  vi.stubGlobal('PublicKeyCredential', undefined);
  await expect(signWithPasskey(request)).rejects.toMatchObject({ failure: 'impossible' });
});
