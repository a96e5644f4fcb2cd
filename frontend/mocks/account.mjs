// @ts-check
import { TOKEN } from './identity.mjs';

/**
 * What people keep in their own account, as far as pages and their tests need it: nothing is
 * verified here. Any passkey is taken, and any code of six digits but 000000.
 *
 * @typedef {import('../api/schema').components['schemas']} Schemas
 * @typedef {import('./people.mjs').Me} Me
 * @typedef {{ me: Me, steppedUp: boolean, stepUp: () => Response }} Caller
 * @typedef {{ json: (status: number, body: unknown, headers?: Record<string, string>) => Response, problem: (status: number, type: string, title: string, more?: Record<string, unknown>, headers?: Record<string, string>) => Response }} Answers
 */

const isGood = (/** @type {string} */ link) => link === TOKEN;
const CODES = 10;
const HANDLE = 'mock-question';

/** @param {string} id */
function fresh(id) {
  const at = '2026-11-20T08:30:00Z';
  return {
    /** @type {(Schemas['Passkey'] & { version: number })[]} */
    passkeys: [],
    /** @type {Schemas['FactorsFactor'] | null} */
    totp: null,
    pendingTotp: false,
    codesLeft: 0,
    /** @type {Schemas['Devices'][]} */
    devices: [
      {
        id: `${id}-here`,
        browser: 'Chrome',
        system: 'Linux',
        createdAt: at,
        lastUsedAt: at,
        current: true,
      },
      {
        id: `${id}-phone`,
        browser: 'Firefox',
        system: 'Android',
        place: '192.0.2.0/24',
        createdAt: at,
        lastUsedAt: at,
        current: false,
      },
    ],
    /** @type {string | null} */
    address: null,
    /** @type {string | null} */
    wantedAddress: null,
    /** @type {Schemas['AuthorizedClient'][]} */
    programs: [],
    answered: false,
  };
}

/** @param {Answers} answers */
export function accountApi({ json, problem }) {
  /** @type {Map<string, ReturnType<typeof fresh>>} */
  const accounts = new Map();
  const empty = () => new Response(null, { status: 204 });
  const challenge = () => crypto.randomUUID().replaceAll('-', '');
  /** @param {{ version: number }} passkey */
  const tagOf = ({ version }) => `"${version}"`;

  /** @param {ReturnType<typeof fresh>} account */
  function factors({ passkeys, totp, codesLeft }) {
    const methods = [
      ...(totp ? [totp] : []),
      ...(passkeys.length > 0 ? [{ method: 'passkey' }] : []),
    ];
    return methods.length > 0 && codesLeft > 0
      ? [...methods, { method: 'recovery_code', left: codesLeft }]
      : methods;
  }

  /** @param {string | null} header @param {string} tag */
  function unseen(header, tag) {
    return header === tag ? null : problem(412, 'auth/changed-meanwhile', 'Changed meanwhile');
  }

  const unproven = () =>
    problem(401, 'platform/step-up-required', 'Please confirm that it is you', undefined, {
      'WWW-Authenticate':
        'Bearer error="insufficient_user_authentication", acr_values="3", max_age="600"',
    });

  /** @param {string} kind @param {number} count */
  const codes = (kind, count) => Array.from({ length: count }, (_, at) => `${kind}${at}-abcd-efgh`);

  const wrongPassword = () => problem(403, 'auth/wrong-password', 'Wrong password');

  /**
   * @param {Request} request
   * @param {Caller} caller
   * @param {(typed: string) => boolean} knows whether it is the password
   * @returns {Promise<Response | null>} null if it is not about an account
   */
  return async function handle(request, { me, steppedUp, stepUp }, knows) {
    const { pathname, searchParams } = new URL(request.url);
    const path = pathname.replace('/api/v1/auth/', '');
    if (path === pathname) {
      return null;
    }
    const account = accounts.get(me.id) ?? fresh(me.id);
    accounts.set(me.id, account);
    const [, kind = '', id = ''] = /^([\w-]+)\/([\w-]+)$/.exec(path) ?? [];
    // A copy: the address may turn out to be somebody else's.
    const body = request.headers.get('content-type') ? await request.clone().json() : {};
    const seen = request.headers.get('if-match');

    switch (`${request.method} ${path}`) {
      case 'GET mfa': {
        const methods = factors(account);
        return json(
          200,
          { methods, required: 'none' },
          { ETag: `"${JSON.stringify(methods).length}"` },
        );
      }
      case 'POST step-up': {
        const right = body.code
          ? /^\d{6}$/.test(body.code) && body.code !== '000000'
          : knows(body.password);
        return right
          ? stepUp()
          : problem(401, body.code ? 'auth/wrong-code' : 'auth/wrong-password', 'That is not it');
      }
      case 'GET federation/links':
        return json(200, { items: [] });
      case 'POST passkeys/step-up/options':
        return json(200, requestOptions(challenge()));
      case 'POST passkeys/step-up':
        return stepUp();
      case 'GET passkeys':
        return json(200, { items: account.passkeys });
      case 'POST passkeys/registration/options':
        return json(200, creationOptions(me, challenge()));
      case 'POST passkeys/registration': {
        const made = {
          id: crypto.randomUUID(),
          name: me.locale === 'fr' ? 'Cet appareil' : 'This device',
          createdAt: new Date().toISOString(),
          synced: false,
          version: 1,
        };
        account.passkeys.push(made);
        const told = account.codesLeft === 0 ? { recoveryCodes: codes('p', CODES) } : {};
        account.codesLeft = account.codesLeft || CODES;
        return json(201, { ...made, ...told }, { ETag: tagOf(made) });
      }
      case 'POST mfa/totp':
        account.pendingTotp = true;
        return json(200, {
          secret: 'JBSWYDPEHPKPXPQJBSWYDPEHPKPXPQAB',
          otpauthUri: `otpauth://totp/${encodeURIComponent(me.email)}?secret=JBSWYDPEHPKPXPQJBSWYDPEHPKPXPQAB&algorithm=SHA1&digits=6&period=30`,
        });
      case 'POST mfa/totp/confirm':
        if (!account.pendingTotp || !/^\d{6}$/.test(body.code) || body.code === '000000') {
          return problem(400, 'auth/wrong-code', 'Wrong code');
        }
        account.totp = { method: 'totp', since: new Date().toISOString() };
        account.codesLeft = CODES;
        return json(200, { recoveryCodes: codes('a', CODES) });
      case 'DELETE mfa/totp':
        if (!steppedUp) {
          return unproven();
        }
        account.totp = null;
        return empty();
      case 'POST mfa/recovery-codes':
        if (!steppedUp) {
          return unproven();
        }
        account.codesLeft = CODES;
        return json(200, { recoveryCodes: codes('b', CODES) });
      case 'GET sessions':
        return json(200, { items: account.devices });
      case 'DELETE sessions':
        account.devices = account.devices.filter(
          ({ current }) => current && searchParams.get('keep') === 'current',
        );
        return empty();
      case 'POST password/change':
        if (!knows(body.currentPassword)) {
          return wrongPassword();
        }
        return body.newPassword.length < 15
          ? problem(400, 'platform/invalid-input', 'Not valid', {
              errors: [{ field: 'newPassword', message: 'At least 15 characters' }],
            })
          : empty();
      case 'GET personal-address':
        return json(200, { email: account.address });
      case 'POST personal-address':
        account.wantedAddress = body.email;
        return new Response(null, { status: 202 });
      case 'POST personal-address/confirm':
        if (!isGood(body.token)) {
          return problem(410, 'auth/link-ended', 'Ce lien ne fonctionne plus');
        }
        account.address = account.wantedAddress ?? account.address;
        account.wantedAddress = null;
        return empty();
      case 'POST personal-address/remove':
        account.address = null;
        return empty();
      case 'GET authorized-clients':
        return json(200, { items: account.programs });
      case `GET authorizations/${HANDLE}`:
        return account.answered
          ? problem(404, 'auth/authorization-gone', 'Not open any more')
          : json(200, question());
      case `POST authorizations/${HANDLE}`:
        account.answered = true;
        return json(200, {
          redirect: `https://planner.example/cb?${body.approve ? 'code=mock' : 'error=access_denied'}`,
        });
    }

    if (kind === 'authorizations') {
      return problem(404, 'auth/authorization-gone', 'Not open any more');
    }
    if (kind === 'passkeys') {
      const found = account.passkeys.find((passkey) => passkey.id === id);
      if (!found) {
        return problem(404, 'platform/not-found', 'Not found');
      }
      if (request.method === 'GET') {
        return json(200, found, { ETag: tagOf(found) });
      }
      if (request.method === 'DELETE' && !steppedUp) {
        return unproven();
      }
      const refused = unseen(seen, tagOf(found));
      if (refused) {
        return refused;
      }
      if (request.method === 'DELETE') {
        account.passkeys = account.passkeys.filter((passkey) => passkey !== found);
        return empty();
      }
      found.name = body.name;
      found.version += 1;
      return json(200, found, { ETag: tagOf(found) });
    }
    if (kind === 'sessions') {
      const found = account.devices.find((device) => device.id === id);
      if (!found) {
        return problem(404, 'platform/not-found', 'Not found');
      }
      if (request.method === 'GET') {
        return json(200, found, { ETag: '"device"' });
      }
      account.devices = account.devices.filter((device) => device !== found);
      return empty();
    }
    return null;
  };
}

/** @param {string} challenge */
function requestOptions(challenge) {
  return {
    challenge,
    timeout: 300_000,
    rpId: 'localhost',
    allowCredentials: [],
    userVerification: 'required',
    hints: [],
  };
}

/** @param {Me} me @param {string} challenge */
function creationOptions(me, challenge) {
  return {
    rp: { id: 'localhost', name: 'Santé au travail' },
    user: { id: 'bW9jaw', name: me.email, displayName: me.displayName },
    challenge,
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
    timeout: 300_000,
    excludeCredentials: [],
    authenticatorSelection: {
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    },
    hints: [],
    attestation: 'none',
    extensions: { credProps: true },
  };
}

function question() {
  return {
    client: 'Planner',
    sendsTo: 'planner.example',
    scopes: [
      { scope: 'openid', words: 'know that it is you, by a number that stands for you' },
      { scope: 'profile', words: 'see your name and your language' },
    ],
    remembered: false,
    signInAgain: false,
    expiresAt: new Date(Date.now() + 600_000).toISOString(),
  };
}
