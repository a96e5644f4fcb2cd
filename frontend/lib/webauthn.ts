import type { components } from '@/api/schema';

type RequestOptions = components['schemas']['RequestOptions'];
type SignedChallenge = components['schemas']['SignedChallenge'];

/** Bytes as WebAuthn's JSON forms write them (RFC 4648, section 5, without padding). */
export function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export function base64urlOf(bytes: ArrayBuffer): string {
  const text = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * `PublicKeyCredential.parseRequestOptionsFromJSON` of WebAuthn level 3, for every browser: the
 * method came years after passkeys did.
 */
export function requestOptions(json: RequestOptions): PublicKeyCredentialRequestOptions {
  return {
    challenge: bytesOf(json.challenge),
    timeout: json.timeout,
    rpId: json.rpId,
    allowCredentials: json.allowCredentials.map(({ id, transports }) => ({
      id: bytesOf(id),
      type: 'public-key',
      transports: transports as AuthenticatorTransport[],
    })),
    userVerification: json.userVerification as UserVerificationRequirement,
  };
}

/** `AuthenticationResponseJSON`, which `toJSON()` gives in newer browsers only. */
export function signedChallenge(credential: PublicKeyCredential): SignedChallenge {
  const response = credential.response as AuthenticatorAssertionResponse;
  return {
    id: credential.id,
    rawId: base64urlOf(credential.rawId),
    type: credential.type,
    clientExtensionResults: {},
    ...(credential.authenticatorAttachment && {
      authenticatorAttachment: credential.authenticatorAttachment,
    }),
    response: {
      clientDataJSON: base64urlOf(response.clientDataJSON),
      authenticatorData: base64urlOf(response.authenticatorData),
      signature: base64urlOf(response.signature),
      ...(response.userHandle && { userHandle: base64urlOf(response.userHandle) }),
    },
  };
}
