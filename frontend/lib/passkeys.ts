import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import type { components } from '@/api/schema';
import { ProblemError, UNREACHABLE } from './problem';

type Schemas = components['schemas'];
export type CreationOptions = Schemas['CreationOptions'];
export type RequestOptions = Schemas['RequestOptions'];
export type NewCredential = Schemas['NewCredential'];
export type SignedChallenge = Schemas['SignedChallenge'];

/** Why no passkey came: the person or time ended it, it is there already, or it cannot be here. */
export type PasskeyFailure = 'ended' | 'known' | 'impossible';

export class PasskeyError extends Error {
  constructor(readonly failure: PasskeyFailure) {
    super(`passkey: ${failure}`);
    this.name = 'PasskeyError';
  }
}

/** The server's challenge is good for five minutes; a list that stays open asks for another before. */
const FRESH = 4 * 60_000;

export const canUsePasskeys = (): boolean =>
  typeof globalThis.PublicKeyCredential === 'function' && isSecureContext;

/** Fetched when somebody uses a passkey; what cannot be fetched is no answer of their device. */
async function library() {
  try {
    return await import('@simplewebauthn/browser');
  } catch {
    throw new ProblemError(UNREACHABLE);
  }
}

/** Whether the browser can offer passkeys below the address field, beside saved passwords. */
export const canListPasskeys = async (): Promise<boolean> =>
  canUsePasskeys() && (await (await library()).browserSupportsWebAuthnAutofill());

/** Lets the device make a passkey (WebAuthn level 3, §5.1.3); throws a PasskeyError otherwise. */
export async function makePasskey(options: CreationOptions): Promise<NewCredential> {
  const optionsJSON = options as PublicKeyCredentialCreationOptionsJSON;
  return asked(
    async ({ startRegistration }) => (await startRegistration({ optionsJSON })) as NewCredential,
  );
}

/** Lets a passkey sign a challenge (§5.1.4); throws a PasskeyError otherwise. */
export const signWithPasskey = (options: RequestOptions): Promise<SignedChallenge> =>
  signed(options, false);

/**
 * The browser's own list below the address field, for as long as nobody says stop and nothing else
 * asks the device; null once it is closed.
 *
 * @param options asks the server for a new challenge
 */
export async function passkeyFromList(
  options: () => Promise<RequestOptions>,
  stop: AbortSignal,
): Promise<SignedChallenge | null> {
  const { WebAuthnAbortService } = await library();
  while (!stop.aborted) {
    const challenge = await options();
    if (stop.aborted) {
      return null;
    }
    let open = true;
    let stale = false;
    // What was opened since, by a button, is not ours to close.
    const close = () => {
      if (open) {
        WebAuthnAbortService.cancelCeremony();
      }
    };
    const timer = setTimeout(() => {
      stale = true;
      close();
    }, FRESH);
    stop.addEventListener('abort', close);
    try {
      return await signed(challenge, true);
    } catch (error) {
      if (!stale) {
        return closed(error);
      }
    } finally {
      open = false;
      clearTimeout(timer);
      stop.removeEventListener('abort', close);
    }
  }
  return null;
}

function closed(error: unknown): null {
  if (error instanceof PasskeyError && error.failure === 'ended') {
    return null;
  }
  throw error;
}

async function signed(options: RequestOptions, useBrowserAutofill: boolean) {
  const optionsJSON = options as PublicKeyCredentialRequestOptionsJSON;
  return asked(
    async ({ startAuthentication }) =>
      (await startAuthentication({ optionsJSON, useBrowserAutofill })) as SignedChallenge,
  );
}

type Library = Awaited<ReturnType<typeof library>>;

async function asked<T>(ceremony: (by: Library) => Promise<T>): Promise<T> {
  if (!canUsePasskeys()) {
    throw new PasskeyError('impossible');
  }
  const by = await library();
  try {
    return await ceremony(by);
  } catch (error) {
    throw new PasskeyError(failureOf(error));
  }
}

/** Browsers give one name to "the person said no", "too late" and "not on this device", on purpose. */
function failureOf(error: unknown): PasskeyFailure {
  switch ((error as { name?: unknown } | null)?.name) {
    case 'InvalidStateError':
      return 'known';
    case 'NotSupportedError':
    case 'SecurityError':
      return 'impossible';
    default:
      return 'ended';
  }
}
