import { bodyOf, http } from './http';
import { signWithPasskey } from './passkeys';
import { accept } from './session';

export type Way = 'passkey' | 'code' | 'password';

/**
 * How somebody with these methods can prove again who they are, best first. The password counts
 * only for who has nothing else, as `ProveAgain` decides on the server.
 */
export function waysOf(methods: readonly string[], passkeysWorkHere: boolean): Way[] {
  if (methods.length === 0) {
    return ['password'];
  }
  const hasPasskey = methods.includes('passkey') && passkeysWorkHere;
  const hasCode = methods.includes('totp') || methods.includes('recovery_code');
  return [...(hasPasskey ? ['passkey' as const] : []), ...(hasCode ? ['code' as const] : [])];
}

export async function methodsSetUp(): Promise<string[]> {
  const { methods } = bodyOf(await http.GET('/api/v1/auth/mfa', {}));
  return methods.map(({ method }) => method);
}

export async function proveBy(proof: { password: string } | { code: string }): Promise<void> {
  accept(bodyOf(await http.POST('/api/v1/auth/step-up', { body: proof })));
}

export async function proveByPasskey(): Promise<void> {
  const options = bodyOf(await http.POST('/api/v1/auth/passkeys/step-up/options', {}));
  const credential = await signWithPasskey(options);
  accept(bodyOf(await http.POST('/api/v1/auth/passkeys/step-up', { body: { credential } })));
}
