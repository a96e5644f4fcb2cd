import type { components } from '@/api/schema';

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

export function canUsePasskeys(): boolean {
  return typeof PublicKeyCredential !== 'undefined' && isSecureContext;
}

/** Lets the device make a passkey (WebAuthn level 3, §5.1.3); throws a PasskeyError otherwise. */
export async function makePasskey(options: CreationOptions): Promise<NewCredential> {
  const made = await asked(async () =>
    navigator.credentials.create({ publicKey: creationOptions(options) }),
  );
  const response = made.response as AuthenticatorAttestationResponse;
  return {
    ...described(made),
    response: {
      clientDataJSON: toBase64Url(response.clientDataJSON),
      attestationObject: toBase64Url(response.attestationObject),
      // Older browsers do not say how an authenticator is reached.
      transports: (response as Partial<AuthenticatorAttestationResponse>).getTransports?.() ?? [],
    },
  };
}

/** Lets a passkey sign a challenge (§5.1.4); throws a PasskeyError otherwise. */
export async function signWithPasskey(options: RequestOptions): Promise<SignedChallenge> {
  const signed = await asked(async () =>
    navigator.credentials.get({ publicKey: requestOptions(options) }),
  );
  const response = signed.response as AuthenticatorAssertionResponse;
  return {
    ...described(signed),
    response: {
      clientDataJSON: toBase64Url(response.clientDataJSON),
      authenticatorData: toBase64Url(response.authenticatorData),
      signature: toBase64Url(response.signature),
      ...(response.userHandle && { userHandle: toBase64Url(response.userHandle) }),
    },
  };
}

async function asked(ceremony: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  if (!canUsePasskeys()) {
    throw new PasskeyError('impossible');
  }
  const credential = await ceremony().catch((error: unknown) => {
    throw new PasskeyError(failureOf(error));
  });
  if (credential === null) {
    throw new PasskeyError('ended');
  }
  return credential as PublicKeyCredential;
}

/** Browsers give one name to "the person said no", "too late" and "not on this device", on purpose. */
export function failureOf(error: unknown): PasskeyFailure {
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

/**
 * What the server reads of a credential, member by member: `toJSON` also sends what newer browsers
 * invent, and password managers that stand in for the browser have no working one.
 */
function described(credential: PublicKeyCredential) {
  const id = toBase64Url(credential.rawId);
  return {
    id,
    rawId: id,
    type: 'public-key',
    clientExtensionResults: {},
    ...(credential.authenticatorAttachment && {
      authenticatorAttachment: credential.authenticatorAttachment,
    }),
  };
}

function creationOptions(options: CreationOptions): PublicKeyCredentialCreationOptions {
  const parse = platform().parseCreationOptionsFromJSON;
  return parse
    ? parse.call(PublicKeyCredential, options as PublicKeyCredentialCreationOptionsJSON)
    : creationOptionsByHand(options);
}

function requestOptions(options: RequestOptions): PublicKeyCredentialRequestOptions {
  const parse = platform().parseRequestOptionsFromJSON;
  return parse ? parse.call(PublicKeyCredential, options) : requestOptionsByHand(options);
}

/** Not every browser in use has the two methods that read JSON. */
function platform(): Partial<typeof PublicKeyCredential> {
  return PublicKeyCredential;
}

export function creationOptionsByHand(
  options: CreationOptions,
): PublicKeyCredentialCreationOptions {
  const { challenge, user, excludeCredentials, ...rest } = options;
  return {
    ...(rest as Omit<PublicKeyCredentialCreationOptions, 'challenge' | 'user'>),
    challenge: fromBase64Url(challenge),
    user: { ...user, id: fromBase64Url(user.id) },
    excludeCredentials: excludeCredentials.map(descriptor),
  };
}

export function requestOptionsByHand(options: RequestOptions): PublicKeyCredentialRequestOptions {
  const { challenge, allowCredentials, ...rest } = options;
  return {
    ...rest,
    challenge: fromBase64Url(challenge),
    allowCredentials: allowCredentials.map(descriptor),
  } as PublicKeyCredentialRequestOptions;
}

function descriptor({ id, transports }: Schemas['CreationOptionsDescriptor']) {
  return {
    type: 'public-key' as const,
    id: fromBase64Url(id),
    transports: transports as AuthenticatorTransport[],
  };
}

/** RFC 4648 §5, without padding. */
export function toBase64Url(bytes: ArrayBuffer): string {
  const text = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

export function fromBase64Url(text: string): ArrayBuffer {
  const raw = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(raw, (letter) => letter.charCodeAt(0)).buffer;
}
