import type { components } from '@/api/schema';
import { ProblemError } from '@/lib/problem';
import { requestOptions, signedChallenge } from '@/lib/webauthn';
import { passkeyOptions } from './api';
import { PASSKEYS_UNUSABLE } from './local-problems';

type SignedChallenge = components['schemas']['SignedChallenge'];

/** The server's challenge is good for five minutes; a list that stays open asks for another before. */
const FRESH = 4 * 60_000;

export const canUsePasskeys = (): boolean => typeof PublicKeyCredential !== 'undefined';

/** Whether the browser can offer passkeys below the address field, beside saved passwords. */
export async function canListPasskeys(): Promise<boolean> {
  // Older browsers know passkeys and not this question.
  return (
    canUsePasskeys() && ((await PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false)
  );
}

/**
 * Asks the device; null if the person turned away, or `signal` said stop.
 *
 * @throws ProblemError if the server cannot be asked for a challenge, or this browser cannot do it here
 */
export async function askForPasskey(
  mediation: CredentialMediationRequirement,
  signal: AbortSignal,
): Promise<SignedChallenge | null> {
  const publicKey = requestOptions(await passkeyOptions());
  try {
    signal.throwIfAborted();
    const credential = await navigator.credentials.get({ publicKey, mediation, signal });
    return credential instanceof PublicKeyCredential ? signedChallenge(credential) : null;
  } catch (error) {
    const turnedAway =
      error instanceof DOMException && ['NotAllowedError', 'AbortError'].includes(error.name);
    if (turnedAway) {
      return null;
    }
    throw new ProblemError(PASSKEYS_UNUSABLE);
  }
}

/** The browser's own list below the address field, for as long as nobody says stop. */
export async function passkeyFromList(stop: AbortSignal): Promise<SignedChallenge | null> {
  while (!stop.aborted) {
    const round = new AbortController();
    const end = () => round.abort();
    const timer = setTimeout(end, FRESH);
    stop.addEventListener('abort', end);
    const answer = await askForPasskey('conditional', round.signal).finally(() => {
      clearTimeout(timer);
      stop.removeEventListener('abort', end);
    });
    const stale = round.signal.aborted && !stop.aborted;
    if (answer !== null || !stale) {
      return answer;
    }
  }
  return null;
}
