// @ts-check
import { mockFederation } from './federation.mjs';
import { people } from './people.mjs';
import { mockPolicy } from './policy.mjs';
import { roles } from './roles.mjs';

/**
 * Administration, as far as the pages need it to be tried: one company, whose changes live in
 * memory. It knows permissions, tags, and which roles exclude each other; it knows no limits.
 *
 * @typedef {import('../api/schema').components['schemas']} Schemas
 * @typedef {Schemas['Me']} Me
 * @typedef {Schemas['User']} User
 * @typedef {Schemas['Role']} Role
 * @typedef {'fr' | 'en'} Language
 * @typedef {{ request: Request, url: URL, me: Me, language: Language, id: string, other: string }} Call
 * @typedef {(call: Call) => unknown} Handler a body, a Response, or nothing for 204
 */

const today = () => new Date().toISOString().slice(0, 10);
const days = (/** @type {number} */ count) =>
  new Date(Date.now() + count * 86_400_000).toISOString();

export function mockAdmin() {
  let count = 0;
  let version = 0;
  const next = () => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`;

  const sites = [
    { id: next(), name: 'Lyon' },
    { id: next(), name: 'Nantes' },
  ];
  const populations = [{ code: 'night-shift', name: 'Équipe de nuit' }];
  /** @type {User[]} */
  const users = [
    ...people.map(({ id, displayName, email, roles: codes }) => ({
      id,
      displayName,
      email,
      assignments: codes.map((role) => ({ id: next(), role, from: '2026-01-05' })),
    })),
    ...crowd().map((displayName, index) => ({
      id: `person-e${index}`,
      displayName,
      email: `e${String(index).padStart(4, '0')}@lumiere.demo`,
      assignments: [
        { id: next(), role: 'employee', from: '2026-01-05', site: sites[index % 2]?.id ?? '' },
      ],
    })),
  ].sort((a, b) => a.displayName.localeCompare(b.displayName, 'fr'));
  /** @type {{ id: string, name: string, permissions: string[] }[]} */
  const own = [];
  /** @type {Schemas['Invitation'][]} */
  let open = [];
  /** @type {Schemas['EmailDomainsAllowed'][]} */
  let domains = [];
  /** @type {Schemas['OAuthClient'][]} */
  const programs = [];

  const federation = mockFederation();
  const policy = mockPolicy();

  const tag = () => `"${version}"`;
  /** @param {string} id @param {string} [leftAt] */
  function member(id, leftAt) {
    const user = users.find((one) => one.id === id);
    if (!user) {
      return undefined;
    }
    delete user.leftAt;
    Object.assign(user, leftAt && { leftAt });
    return new Response(null, { status: 204 });
  }
  const known = (/** @type {Language} */ language) => roles(language, own);
  const asUser = (/** @type {User} */ user) => ({
    ...user,
    assignments: user.assignments.map((given) => {
      const custom = own.find(({ id }) => id === given.role);
      return custom ? { ...given, roleName: custom.name } : given;
    }),
  });

  /** @param {Call} call */
  function stale({ request }) {
    const seen = request.headers.get('if-match');
    if (seen === null) {
      return refusal(428, 'admin/say-what-you-saw', 'Say what you have seen');
    }
    return seen === tag() ? null : refusal(412, 'admin/changed-meanwhile', 'Changed meanwhile');
  }

  /** @type {[string, Me['permissions'], Handler][]} */
  const routes = [
    [
      'GET /api/v1/admin/users',
      ['people.manage', 'care-team.manage'],
      ({ url }) => page(users.map(asUser), url.searchParams),
    ],
    [
      'POST /api/v1/admin/users/search',
      ['people.manage', 'care-team.manage'],
      async ({ request }) => {
        const { name, cursor } = await request.json();
        const sought = plain(name);
        const found = users.filter((user) => plain(user.displayName + user.email).includes(sought));
        return page(found.map(asUser), new URLSearchParams(cursor ? { cursor } : {}));
      },
    ],
    [
      'GET /api/v1/admin/users/:id',
      ['people.manage', 'care-team.manage'],
      ({ id }) => {
        const user = users.find((one) => one.id === id);
        return user && json(200, asUser(user), { ETag: tag() });
      },
    ],
    [
      'GET /api/v1/admin/users/:id/preview',
      ['people.manage', 'care-team.manage'],
      ({ id, language }) => {
        const user = users.find((one) => one.id === id);
        const held = user?.assignments.map(({ role }) => role) ?? [];
        return (
          user &&
          preview(
            known(language).items.filter((role) => held.includes(role.id)),
            language,
          )
        );
      },
    ],
    [
      'POST /api/v1/admin/users/:id/assignments',
      ['roles.manage', 'care-team.manage'],
      async ({ request, id, me, language }) => {
        const wish = await request.json();
        const user = users.find((one) => one.id === id);
        const role = known(language).items.find((one) => one.id === wish.role);
        if (!user || !role) {
          return undefined;
        }
        if (id === me.id || !me.permissions.includes(role.givenWith)) {
          return refusal(403, 'admin/not-yours-to-give', 'Not yours to give or take');
        }
        const excluded = role.excludes.find((pair) =>
          user.assignments.some((given) => given.role === pair.role),
        );
        if (excluded) {
          return refusal(409, 'admin/conflict-of-duties', 'These roles exclude each other', [
            { field: 'role', message: excluded.because },
          ]);
        }
        const given = { from: today(), ...wish, id: next(), givenBy: me.id, givenAt: days(0) };
        user.assignments.push(given);
        version += 1;
        return json(201, given);
      },
    ],
    [
      'DELETE /api/v1/admin/users/:id/assignments/:other',
      ['roles.manage', 'care-team.manage'],
      (call) => {
        const user = users.find((one) => one.id === call.id);
        if (!user?.assignments.some((given) => given.id === call.other)) {
          return undefined;
        }
        const refused = stale(call);
        if (refused) {
          return refused;
        }
        user.assignments = user.assignments.filter((given) => given.id !== call.other);
        version += 1;
        return nothing();
      },
    ],
    [
      'GET /api/v1/admin/roles',
      ['people.manage', 'roles.manage', 'care-team.manage'],
      ({ language }) => known(language),
    ],
    [
      'POST /api/v1/admin/roles',
      ['roles.manage'],
      async ({ request, language }) => {
        const wish = await request.json();
        if (own.some(({ name }) => name === wish.name)) {
          return refusal(409, 'admin/name-taken', 'Name already taken');
        }
        const made = { id: next(), ...wish };
        own.push(made);
        version += 1;
        return json(
          201,
          known(language).items.find(({ id }) => id === made.id),
          { ETag: tag() },
        );
      },
    ],
    [
      'GET /api/v1/admin/roles/:id',
      ['people.manage', 'roles.manage', 'care-team.manage'],
      ({ id, language }) => {
        const role = known(language).items.find((one) => one.id === id);
        return role && json(200, role, { ETag: tag() });
      },
    ],
    [
      'GET /api/v1/admin/roles/:id/preview',
      ['people.manage', 'roles.manage', 'care-team.manage'],
      ({ id, language }) => {
        const role = known(language).items.find((one) => one.id === id);
        return role && preview([role], language);
      },
    ],
    [
      'PUT /api/v1/admin/roles/:id',
      ['roles.manage'],
      async (call) => {
        const role = own.find(({ id }) => id === call.id);
        const refused = stale(call);
        if (!role || refused) {
          return refused ?? undefined;
        }
        Object.assign(role, await call.request.json());
        version += 1;
        return known(call.language).items.find(({ id }) => id === call.id);
      },
    ],
    [
      'DELETE /api/v1/admin/roles/:id',
      ['roles.manage'],
      (call) => {
        const refused = stale(call);
        if (refused) {
          return refused;
        }
        if (users.some((user) => user.assignments.some(({ role }) => role === call.id))) {
          return refusal(409, 'admin/role-in-use', 'Role in use');
        }
        own.splice(
          own.findIndex(({ id }) => id === call.id),
          1,
        );
        version += 1;
        return nothing();
      },
    ],
    [
      'GET /api/v1/admin/sites',
      ['people.manage', 'sites.manage', 'care-team.manage', 'access.review'],
      () => ({ items: sites }),
    ],
    [
      'POST /api/v1/admin/sites',
      ['sites.manage'],
      async ({ request }) => {
        const site = { id: next(), ...(await request.json()) };
        sites.push(site);
        return json(201, site);
      },
    ],
    [
      'GET /api/v1/admin/populations',
      ['people.manage', 'sites.manage', 'care-team.manage', 'access.review'],
      () => ({ items: populations }),
    ],
    [
      'POST /api/v1/admin/populations',
      ['sites.manage'],
      async ({ request }) => {
        const population = await request.json();
        populations.push(population);
        return json(201, population);
      },
    ],
    ['GET /api/v1/auth/invitations', ['people.invite'], ({ url }) => page(open, url.searchParams)],
    [
      'POST /api/v1/auth/invitations',
      ['people.invite'],
      async ({ request }) => {
        const guest = await request.json();
        const invitation = { ...guest, id: next(), expiresAt: days(7) };
        open = [invitation, ...open.filter(({ email }) => email !== guest.email)];
        return json(202, invitation);
      },
    ],
    [
      'DELETE /api/v1/auth/invitations/:id',
      ['people.invite'],
      ({ id }) => {
        const was = open.length;
        open = open.filter((one) => one.id !== id);
        return open.length < was ? nothing() : undefined;
      },
    ],
    ['GET /api/v1/auth/domains', ['company.domains'], () => ({ items: domains })],
    [
      'PUT /api/v1/auth/domains/:id',
      ['company.domains'],
      ({ id }) => {
        domains = [
          ...domains.filter(({ domain }) => domain !== id),
          { domain: id, allowedAt: days(0) },
        ];
        return nothing();
      },
    ],
    [
      'DELETE /api/v1/auth/domains/:id',
      ['company.domains'],
      ({ id }) => {
        domains = domains.filter(({ domain }) => domain !== id);
        return nothing();
      },
    ],
    [
      'GET /api/v1/auth/oauth-clients',
      ['clients.manage'],
      ({ url }) => page(programs, url.searchParams),
    ],
    [
      'POST /api/v1/auth/oauth-clients',
      ['clients.manage'],
      async ({ request }) => {
        const wish = await request.json();
        /** @type {Schemas['OAuthClient']} */
        const program = {
          bound: false,
          logoutUris: [],
          redirectUris: [],
          ...wish,
          id: next(),
          clientId: `client-${count}`,
          createdAt: days(0),
        };
        programs.unshift(program);
        return json(
          201,
          wish.kind === 'secret' ? { ...program, secret: `ehcs_mock-${count}` } : program,
        );
      },
    ],
    [
      'POST /api/v1/auth/oauth-clients/:id/secret',
      ['clients.manage'],
      ({ id }) => {
        const program = programs.find((one) => one.id === id);
        count += 1;
        return program && { ...program, secret: `ehcs_mock-${count}` };
      },
    ],
    [
      'GET /api/v1/auth/federation/providers',
      ['clients.manage'],
      () => ({ items: federation.providers }),
    ],
    [
      'POST /api/v1/auth/federation/providers',
      ['clients.manage'],
      async ({ request }) => json(201, federation.add(next(), await request.json())),
    ],
    [
      'GET /api/v1/auth/federation/providers/:id',
      ['clients.manage'],
      ({ id }) => {
        const found = federation.find(id);
        return found && json(200, found, { ETag: tag() });
      },
    ],
    [
      'PUT /api/v1/auth/federation/providers/:id',
      ['clients.manage'],
      async ({ id, request }) => federation.change(id, await request.json()),
    ],
    [
      'DELETE /api/v1/auth/federation/providers/:id',
      ['clients.manage'],
      ({ id }) => federation.remove(id),
    ],
    ['GET /api/v1/auth/scim-client', ['clients.manage'], () => federation.directory()],
    [
      'POST /api/v1/auth/scim-client',
      ['clients.manage'],
      async ({ request }) => json(201, federation.letIn(next(), (await request.json()).domains)),
    ],
    ['POST /api/v1/auth/scim-client/token', ['clients.manage'], () => federation.newToken()],
    ['DELETE /api/v1/auth/scim-client', ['clients.manage'], () => federation.shutOut()],
    [
      'GET /api/v1/auth/factor-policies',
      ['roles.manage', 'care-team.manage'],
      () => json(200, federation.factors, { ETag: tag() }),
    ],
    [
      'PUT /api/v1/auth/factor-policies',
      ['roles.manage'],
      async ({ request }) => federation.state(await request.json()),
    ],
    ['POST /api/v1/auth/people/:id/leave', ['people.manage'], ({ id }) => member(id, days(0))],
    [
      'POST /api/v1/auth/people/:id/recovery',
      ['people.manage', 'care-team.manage'],
      ({ id }) =>
        users.some((one) => one.id === id) ? new Response(null, { status: 202 }) : undefined,
    ],
    ['POST /api/v1/auth/people/:id/return', ['people.manage'], ({ id }) => member(id)],
    [
      'POST /api/v1/auth/oauth-clients/:id/disable',
      ['clients.manage'],
      ({ id }) => {
        const program = programs.find((one) => one.id === id);
        return program && Object.assign(program, { disabledAt: days(0) });
      },
    ],
    [
      'GET /api/v1/triage/policy',
      ['triage.policy'],
      () => json(200, policy.view(), { ETag: policy.tag() }),
    ],
    [
      'PUT /api/v1/triage/policy',
      ['triage.policy'],
      async ({ request }) => {
        const wish = await request.json();
        return request.headers.get('if-match') === policy.tag()
          ? (lowered(wish) ?? json(200, policy.change(wish), { ETag: policy.tag() }))
          : refusal(412, 'platform/changed-meanwhile', 'Changed meanwhile');
      },
    ],
    [
      'POST /api/v1/triage/policy/preview',
      ['triage.policy'],
      async ({ request, url }) => {
        const wish = await request.json();
        const language = url.searchParams.get('language') === 'en' ? 'en' : 'fr';
        return lowered(wish) ?? { items: policy.cards(wish, language) };
      },
    ],
    [
      'GET /api/v1/admin/compliance/access-review',
      ['access.review'],
      ({ url, language }) => page(accesses(language), url.searchParams),
    ],
    [
      'GET /api/v1/admin/compliance/access-review.csv',
      ['access.review'],
      ({ language }) =>
        new Response(
          accesses(language)
            .map(
              ({ displayName, roleName, since }) => `"${displayName}","${roleName}","${since}"\r\n`,
            )
            .join(''),
          {
            headers: {
              'Content-Type': 'text/csv',
              'Content-Disposition': `attachment; filename="access-review-${today()}.csv"`,
            },
          },
        ),
    ],
  ];

  /** @param {Schemas['PolicyBody']} wish */
  function lowered(wish) {
    const place = policy.lowers(wish);
    return place < 0
      ? null
      : refusal(400, 'platform/invalid-input', 'Invalid input', [
          {
            field: `raises[${place}].atLeast`,
            message: 'A company can raise a level, never lower.',
          },
        ]);
  }

  /**
   * @param {Language} language
   * @returns {Schemas['Access'][]}
   */
  function accesses(language) {
    const all = known(language).items;
    return users.flatMap((user) =>
      user.assignments.map((given) => ({
        id: given.id,
        person: user.id,
        displayName: user.displayName,
        email: user.email,
        role: given.role,
        roleName: all.find(({ id }) => id === given.role)?.name ?? given.role,
        custom: own.some(({ id }) => id === given.role),
        permissions: [],
        since: given.from,
        ...(given.site && { site: sites.find(({ id }) => id === given.site)?.name ?? '' }),
        ...(given.until && { until: given.until }),
        ...(given.givenAt && { givenAt: given.givenAt, givenBy: 'Adrien Faure' }),
      })),
    );
  }

  /**
   * @param {Request} request
   * @param {URL} url
   * @param {Me} me
   * @returns {Promise<Response | null>} null for an address that is none of administration's
   */
  return async function administer(request, url, me) {
    for (const [route, permissions, handler] of routes) {
      const [method, path = ''] = route.split(' ');
      const found = request.method === method ? match(path, url.pathname) : null;
      if (found) {
        if (!permissions.some((one) => me.permissions.includes(one))) {
          return refusal(403, 'platform/forbidden', 'Not open to you');
        }
        const language = request.headers.get('accept-language')?.startsWith('en') ? 'en' : 'fr';
        const body = await handler({ request, url, me, language, ...found });
        if (body instanceof Response) {
          return body;
        }
        return body ? json(200, body) : refusal(404, 'platform/not-found', 'Not found');
      }
    }
    return null;
  };
}

/**
 * @param {string} path with `:id` and `:other` in it
 * @param {string} pathname
 */
function match(path, pathname) {
  const wanted = path.split('/');
  const parts = pathname.split('/');
  const found = { id: '', other: '' };
  const fits =
    wanted.length === parts.length &&
    wanted.every((part, index) => {
      if (part === ':id' || part === ':other') {
        found[part === ':id' ? 'id' : 'other'] = decodeURIComponent(parts[index] ?? '');
        return true;
      }
      return part === parts[index];
    });
  return fits ? found : null;
}

/**
 * @template T
 * @param {T[]} items
 * @param {URLSearchParams} query
 */
function page(items, query) {
  const from = Number(query.get('cursor') ?? 0);
  const limit = Number(query.get('limit') ?? 20);
  const end = from + limit;
  return { items: items.slice(from, end), ...(end < items.length && { next: String(end) }) };
}

/**
 * @param {Role[]} held
 * @param {Language} language
 */
function preview(held, language) {
  const rights = held.flatMap(({ permissions }) => permissions);
  return {
    health:
      language === 'fr'
        ? 'Ne voit aucune donnée de santé de quelqu’un d’autre.'
        : 'Sees no health data of anybody else.',
    healthOfOthers: false,
    may: rights.map(({ permission, meaning }) => ({ permission, meaning, within: [] })),
    opens:
      rights.length > 0 ? [{ service: 'admin', method: 'GET', path: '/api/v1/admin/users' }] : [],
    everyone: [{ service: 'auth', method: 'GET', path: '/api/v1/auth/me' }],
  };
}

const plain = (/** @type {string} */ text) =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Enough people for a second page. */
function crowd() {
  const first = ['Amina', 'Bruno', 'Chloé', 'Driss', 'Élodie', 'Farid', 'Gaëlle'];
  const last = ['Arnaud', 'Besson', 'Caron', 'Diallo', 'Fabre'];
  return first.flatMap((given) => last.map((family) => `${given} ${family}`));
}

const nothing = () => new Response(null, { status: 204 });

/**
 * @param {number} status
 * @param {unknown} body
 * @param {Record<string, string>} [headers]
 */
function json(status, body, headers = {}) {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers },
  });
}

/**
 * @param {number} status
 * @param {string} type
 * @param {string} title
 * @param {{ field: string, message: string }[]} [errors]
 */
function refusal(status, type, title, errors) {
  const body = { type: `/problems/${type}`, title, status, detail: title, errors };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json' },
  });
}
