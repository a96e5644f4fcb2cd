import type { CDPSession, Page } from '@playwright/test';

/** A device of its own in the browser, as telephones are: it checks who uses it, and keeps passkeys. */
export class Authenticator {
  private constructor(
    private readonly cdp: CDPSession,
    private readonly id: string,
  ) {}

  static async of(page: Page): Promise<Authenticator> {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new Authenticator(cdp, authenticatorId);
  }

  /** Whether its owner touches it when asked. */
  async isTouched(touched: boolean): Promise<void> {
    await this.cdp.send('WebAuthn.setAutomaticPresenceSimulation', {
      authenticatorId: this.id,
      enabled: touched,
    });
  }

  async forget(): Promise<void> {
    await this.cdp.send('WebAuthn.clearCredentials', { authenticatorId: this.id });
  }
}

/** `RegistrationResponseJSON` of WebAuthn level 3, as far as the server reads it. */
interface Registration {
  id: string;
  rawId: string;
  type: string;
  response: { clientDataJSON: string; attestationObject: string; transports: string[] };
}

/** Keeps a passkey of the person whose token this is on the device of the page. */
export async function keepPasskey(page: Page, bearer: Record<string, string>): Promise<number> {
  return page.evaluate(async (headers) => {
    const base = '/api/v1/auth/passkeys/registration';
    const asked = await fetch(`${base}/options`, { method: 'POST', headers });
    const credential = await navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(
        (await asked.json()) as PublicKeyCredentialCreationOptionsJSON,
      ),
    });
    const json = (credential as PublicKeyCredential).toJSON() as Registration;
    const { id, rawId, type, response } = json;
    const answer = await fetch(base, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        name: 'Test',
        credential: {
          id,
          rawId,
          type,
          response: {
            clientDataJSON: response.clientDataJSON,
            attestationObject: response.attestationObject,
            transports: response.transports,
          },
        },
      }),
    });
    return answer.status;
  }, bearer);
}
