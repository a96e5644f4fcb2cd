// @ts-check
import { PASSWORD, people } from './people.mjs';

/**
 * A stand-in for the parts of `auth` that nobody needs to be signed in for, just big enough to walk
 * every road of those pages. It checks no signature: passkeys are tried on a running platform.
 *
 * @typedef {{ admit: (id: string) => Response, json: (status: number, body: unknown) => Response, problem: Problem }} Answers
 * @typedef {(status: number, type: string, title: string, more?: Record<string, unknown>, headers?: Record<string, string>) => Response} Problem
 */

/** What opens the second step of everybody who has one. */
export const CODE = '123456';
export const RECOVERY_CODE = 'AAAA-BBBB-CCCC-DDDD';
/** Every mailed link that still works, whatever it is for. */
export const TOKEN = 'l1.mock.good';

/** The company's own, and the national one. */
const TWO = ['Lumière SSO', 'Pro Santé Connect'].map((name, index) => ({
  id: `00000000-0000-4000-9000-00000000000${index}`,
  kind: index === 0 ? 'oidc' : 'pro_sante_connect',
  name,
  begin: `/api/v1/auth/federation/${index}/begin`,
}));
const SHORTEST = 15;
const WAIT = 240;

/** @param {Answers} answers */
export function identity({ admit, json, problem }) {
  /** @type {Map<string, string>} challenge → person */
  const challenges = new Map();

  const accepted = (/** @type {number} */ status) => new Response(null, { status });
  const isGood = (/** @type {string} */ link) => link === TOKEN;
  const ended = () => problem(410, 'auth/link-ended', 'Ce lien ne fonctionne plus');

  /** @param {string} password */
  const tooShort = (password) =>
    password.length < SHORTEST
      ? problem(400, 'platform/invalid-input', 'Saisie invalide', {
          errors: [{ field: 'password', message: `Utilisez au moins ${SHORTEST} caractères.` }],
        })
      : null;

  /** @param {string} id */
  function askAgain(id) {
    const challenge = `c1.mock.${crypto.randomUUID()}`;
    challenges.set(challenge, id);
    return problem(401, 'auth/second-factor-required', 'Encore une étape', {
      challenge,
      methods: ['email_code', 'recovery_code', 'totp'],
    });
  }

  /** @type {Record<string, (request: Request) => Promise<Response>>} */
  const handlers = {
    'POST /api/v1/auth/login/second-factor/email': async () => accepted(202),
    'POST /api/v1/auth/federation/discover': async (request) => {
      const { email } = await request.json();
      const at = (/** @type {string} */ domain) => String(email).endsWith(`@${domain}`);
      return json(200, { providers: at('both.demo') ? TWO : [], localSignIn: true });
    },
    'POST /api/v1/auth/login': async (request) => {
      const { email, password } = await request.json();
      if (email === 'locked@lumiere.demo') {
        return problem(
          429,
          'auth/too-many-attempts',
          'Trop de tentatives',
          { detail: 'Veuillez patienter un moment avant de réessayer.' },
          { 'Retry-After': `${WAIT}` },
        );
      }
      const person = people.find((known) => known.email === email);
      if (!person || password !== PASSWORD) {
        return problem(401, 'auth/wrong-credentials', 'Adresse e-mail ou mot de passe incorrect');
      }
      return person.id === 'person-thomas' ? askAgain(person.id) : admit(person.id);
    },
    'POST /api/v1/auth/login/second-factor': async (request) => {
      const { challenge, code } = await request.json();
      const id = challenges.get(challenge);
      if (id === undefined) {
        return problem(401, 'auth/challenge-ended', 'Veuillez recommencer');
      }
      if (![CODE, RECOVERY_CODE].includes(code)) {
        return problem(401, 'auth/wrong-code', 'Code incorrect');
      }
      challenges.delete(challenge);
      return admit(id);
    },
    'POST /api/v1/auth/passkeys/login/options': async () =>
      json(200, {
        challenge: 'AAAA',
        timeout: 300_000,
        rpId: 'localhost',
        allowCredentials: [],
        userVerification: 'required',
        hints: [],
      }),
    'POST /api/v1/auth/passkeys/login': async () =>
      problem(401, 'auth/passkey-refused', 'Cette clé d’accès n’a pas été acceptée'),
    'POST /api/v1/auth/password/forgot': async () => accepted(202),
    'POST /api/v1/auth/password/reset': async (request) => {
      const { token, password } = await request.json();
      return isGood(token) ? (tooShort(password) ?? accepted(204)) : ended();
    },
    'POST /api/v1/auth/recovery': async (request) => {
      const { token, password } = await request.json();
      if (!isGood(token)) {
        return ended();
      }
      return password === PASSWORD
        ? accepted(204)
        : problem(403, 'auth/wrong-password', 'Mot de passe incorrect');
    },
    'POST /api/v1/auth/register': async (request) => {
      const { invitation = TOKEN, password } = await request.json();
      return isGood(invitation) ? (tooShort(password) ?? accepted(202)) : ended();
    },
    'POST /api/v1/auth/register/confirm': async (request) => {
      const { token, password } = await request.json();
      if (!isGood(token)) {
        return ended();
      }
      return password === PASSWORD
        ? accepted(204)
        : problem(403, 'auth/wrong-password', 'Mot de passe incorrect');
    },
  };
  return handlers;
}
