import { expect, test } from 'vitest';
import { base64urlOf, bytesOf, requestOptions, signedChallenge } from './webauthn';

const buffer = (...bytes: number[]) => Uint8Array.from(bytes).buffer;

test.each([
  [[], ''],
  [[0], 'AA'],
  [[251, 255, 191], '-_-_'],
  [[1, 2, 3, 4], 'AQIDBA'],
])('bytes %j are written %s, and read again', (bytes, text) => {
  expect(base64urlOf(buffer(...bytes))).toBe(text);
  expect([...bytesOf(text)]).toEqual(bytes);
});

test('options keep what the server asked for', () => {
  const options = requestOptions({
    challenge: 'AQID',
    timeout: 300_000,
    rpId: 'localhost',
    allowCredentials: [{ id: '-_-_', type: 'public-key', transports: ['internal'] }],
    userVerification: 'required',
    hints: [],
  });
  expect(options.challenge).toEqual(Uint8Array.from([1, 2, 3]));
  expect(options.userVerification).toBe('required');
  expect(options.allowCredentials).toEqual([
    { id: Uint8Array.from([251, 255, 191]), type: 'public-key', transports: ['internal'] },
  ]);
});

function assertion(userHandle: ArrayBuffer | null): PublicKeyCredential {
  return {
    id: 'AQ',
    rawId: buffer(1),
    type: 'public-key',
    authenticatorAttachment: null,
    response: {
      clientDataJSON: buffer(2),
      authenticatorData: buffer(3),
      signature: buffer(4),
      userHandle,
    },
  } as unknown as PublicKeyCredential;
}

test('a signed answer becomes what the server reads', () => {
  expect(signedChallenge(assertion(buffer(5)))).toEqual({
    id: 'AQ',
    rawId: 'AQ',
    type: 'public-key',
    clientExtensionResults: {},
    response: { clientDataJSON: 'Ag', authenticatorData: 'Aw', signature: 'BA', userHandle: 'BQ' },
  });
});

test('an answer without a handle has none', () => {
  expect(signedChallenge(assertion(null)).response).not.toHaveProperty('userHandle');
});
