import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PASSKEYS_UNUSABLE } from './local-problems';
import { askForPasskey, canListPasskeys, passkeyFromList } from './passkeys';

let asked = 0;
vi.mock('./api', () => ({
  passkeyOptions: async () => {
    asked += 1;
    return {
      challenge: 'AQID',
      timeout: 300_000,
      rpId: 'localhost',
      allowCredentials: [],
      userVerification: 'required',
      hints: [],
    };
  },
}));

class Credential {
  id = 'AQ';
  rawId = Uint8Array.from([1]).buffer;
  type = 'public-key';
  authenticatorAttachment = null;
  response = {
    clientDataJSON: Uint8Array.from([2]).buffer,
    authenticatorData: Uint8Array.from([3]).buffer,
    signature: Uint8Array.from([4]).buffer,
    userHandle: null,
  };
}

/** A device that does nothing until it is told to stop. */
const idle = ({ signal }: CredentialRequestOptions) =>
  new Promise<null>((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
  });

function device(get: (options: CredentialRequestOptions) => Promise<unknown>) {
  vi.stubGlobal('navigator', { credentials: { get } });
}

beforeEach(() => {
  asked = 0;
  vi.useFakeTimers();
  vi.stubGlobal('PublicKeyCredential', Credential);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('the list asks for another challenge before the one it has ends', async () => {
  device(idle);
  const stop = new AbortController();
  const listening = passkeyFromList(stop.signal);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toBe(1);
  await vi.advanceTimersByTimeAsync(4 * 60_000);
  expect(asked).toBe(2);
  stop.abort();
  expect(await listening).toBeNull();
  expect(vi.getTimerCount()).toBe(0);
});

test('a passkey that is taken from the list ends it', async () => {
  device(async () => new Credential());
  expect(await passkeyFromList(new AbortController().signal)).toMatchObject({ id: 'AQ' });
  expect(asked).toBe(1);
});

test('who turns away is not asked again by the list', async () => {
  device(async () => {
    throw new DOMException('no', 'NotAllowedError');
  });
  expect(await passkeyFromList(new AbortController().signal)).toBeNull();
  expect(asked).toBe(1);
});

test('a list that was stopped before it began asks nobody', async () => {
  device(idle);
  expect(await passkeyFromList(AbortSignal.abort())).toBeNull();
  expect(asked).toBe(0);
});

test('an address without passkeys is told apart from a person who turned away', async () => {
  device(async () => {
    throw new DOMException('not here', 'SecurityError');
  });
  await expect(askForPasskey('optional', new AbortController().signal)).rejects.toMatchObject({
    problem: PASSKEYS_UNUSABLE,
  });
});

test('a browser that cannot say whether it lists passkeys does not', async () => {
  expect(await canListPasskeys()).toBe(false);
  vi.stubGlobal('PublicKeyCredential', undefined);
  expect(await canListPasskeys()).toBe(false);
});
