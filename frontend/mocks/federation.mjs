// @ts-check
/**
 * Whom a company lets say who its people are, and what it asks of them: kept, and looked at by
 * nobody.
 *
 * @typedef {import('../api/schema').components['schemas']} Schemas
 */

const HERE = 'https://sante.example/api/v1/auth/federation';
const now = () => new Date().toISOString();
const done = () => new Response(null, { status: 204 });

/** @param {string} id @param {Schemas['NewProvider']} wish @returns {Schemas['Provider']} */
const made = (id, { secret: _secret, ...wish }) => ({
  issuer: 'https://auth.esw.esante.gouv.fr/auth/realms/esante-wallet',
  domains: [],
  rules: { email: 'email', name: 'name', mapping: {}, twoFactors: [], phishingResistant: [] },
  justInTime: false,
  localSignIn: true,
  signOutThere: false,
  ...wish,
  id,
  redirectUri: `${HERE}/${id}/callback`,
  backchannelLogoutUri: `${HERE}/${id}/backchannel-logout`,
  postLogoutRedirectUri: 'https://sante.example/',
  ...(wish.authentication === 'private_key_jwt' && { jwksUri: `${HERE}/${id}/jwks` }),
  createdAt: now(),
  changedAt: now(),
});

export function mockFederation() {
  /** @type {Schemas['Provider'][]} */
  let providers = [
    made('00000000-0000-4000-9000-000000000001', {
      kind: 'oidc',
      name: 'Lumière SSO',
      issuer: 'https://sso.lumiere.demo/realms/all',
      clientId: 'employee-health',
      authentication: 'private_key_jwt',
      domains: ['lumiere.demo'],
    }),
  ];
  /** @type {Schemas['ScimClient'] | undefined} */
  let directory;
  let tokens = 0;
  /** @type {Schemas['FactorPolicy']} */
  let factors = {
    emailCodes: false,
    roles: [
      { role: 'employee', requirement: 'none', atLeast: 'none' },
      { role: 'nurse', requirement: 'phishing_resistant', atLeast: 'second_factor' },
      { role: 'company_admin', requirement: 'second_factor', atLeast: 'second_factor' },
    ],
  };
  const withToken = () => directory && { ...directory, token: `ehsc_mock-${++tokens}` };

  return {
    get providers() {
      return providers;
    },
    get factors() {
      return factors;
    },
    /** @param {string} id */
    find: (id) => providers.find((one) => one.id === id),
    /** @param {string} id @param {Schemas['NewProvider']} wish */
    add(id, wish) {
      const provider = made(id, wish);
      providers = [...providers, provider];
      return provider;
    },
    /** @param {string} id @param {Schemas['NewProvider']} wish */
    change(id, wish) {
      providers = providers.map((one) => (one.id === id ? made(id, wish) : one));
      return providers.find((one) => one.id === id);
    },
    /** @param {string} id */
    remove(id) {
      providers = providers.filter((one) => one.id !== id);
      return done();
    },
    directory: () =>
      directory &&
      new Response(JSON.stringify(directory), {
        headers: { 'Content-Type': 'application/json', ETag: '"directory"' },
      }),
    /** @param {string} id @param {string[]} domains */
    letIn(id, domains) {
      directory = { id, address: 'https://sante.example/scim/v2', domains, createdAt: now() };
      return withToken();
    },
    newToken: withToken,
    shutOut() {
      directory = undefined;
      return done();
    },
    /** @param {Schemas['FactorPolicyWanted']} wanted */
    state({ emailCodes, roles }) {
      const asked = (/** @type {string} */ role) => roles.find((one) => one.role === role);
      factors = {
        emailCodes,
        roles: factors.roles.map((one) => ({
          ...one,
          requirement: asked(one.role)?.requirement ?? one.atLeast,
        })),
      };
      return factors;
    },
  };
}
