// @ts-check
import { accountApi } from './account.mjs';
import { mockAdmin } from './admin.mjs';
import { mockDataRequests } from './data-requests.mjs';
import { documentsApi } from './documents.mjs';
import { mockCare } from './care.mjs';
import { identity } from './identity.mjs';
import { PASSWORD, people } from './people.mjs';
import { emergencyCardApi } from './emergency-card.mjs';
import { profileApi } from './profile.mjs';
import { mockConsents } from './consents.mjs';
import { mockRights } from './rights.mjs';
import { allQuestions, evaluate, presentations } from './triage.mjs';

/**
 * The mock API: one function from request to response, used by `server.mjs` and by unit tests.
 * What it holds lives in memory and is forgotten with it.
 *
 * @typedef {import('./triage.mjs').Language} Language
 * @typedef {import('./people.mjs').Me} Me
 * @typedef {import('../api/schema').components['schemas']['FollowUp']} FollowUp
 * @typedef {{ owner: string, request: import('./triage.mjs').AssessmentRequest, assessment: import('./triage.mjs').Assessment, followUp?: FollowUp }} Kept
 */

const COOKIE = 'refresh-mock';
const SECONDS = 300;

export function mockApi() {
  /** @type {Map<string, string>} access token → person */
  const tokens = new Map();
  /** @type {Map<string, string>} refresh cookie → person */
  const sessions = new Map();
  /** @type {Set<string>} access tokens of who has proven again who they are */
  const steppedUp = new Set();
  const account = accountApi({ json, problem });
  const documents = documentsApi({ json, problem });
  /** @type {Kept[]} */
  const kept = [];
  const administer = mockAdmin();
  const file = profileApi({ json, problem });
  const consents = mockConsents({ json, problem });
  const care = mockCare({
    json,
    problem,
    isSteppedUp: (request) => steppedUp.has(tokenOf(request)),
  });
  const rights = mockRights({ json, problem });
  const dataRequests = mockDataRequests({ json, problem });
  let count = 0;
  const next = (/** @type {string} */ kind) => `${kind}-${++count}-${crypto.randomUUID()}`;

  /** @param {string} id */
  function admit(id) {
    const accessToken = next('access');
    const cookie = next('refresh');
    tokens.set(accessToken, id);
    sessions.set(cookie, id);
    return json(
      200,
      { accessToken, tokenType: 'Bearer', expiresIn: SECONDS },
      {
        'Set-Cookie': `${COOKIE}=${cookie}; HttpOnly; SameSite=Strict; Path=/api/v1/auth`,
      },
    );
  }

  /** @param {string} cookies */
  const sessionIn = (cookies) => new RegExp(`${COOKIE}=([^;]+)`).exec(cookies)?.[1] ?? '';

  /** @param {Request} request */
  const tokenOf = (request) => request.headers.get('authorization')?.replace('Bearer ', '') ?? '';

  /** @param {Request} request */
  function bearer(request) {
    const id = tokens.get(tokenOf(request));
    return people.find((person) => person.id === id);
  }

  /** @param {string} id */
  function stepUp(id) {
    const accessToken = next('access');
    tokens.set(accessToken, id);
    steppedUp.add(accessToken);
    return json(200, { accessToken, tokenType: 'Bearer', expiresIn: SECONDS });
  }

  /** @type {Record<string, (request: Request, cookies: string) => Response | Promise<Response>>} */
  const open = {
    'GET /api/v1/mode': () => json(200, { demo: true }),
    ...identity({ admit, json, problem }),
    'POST /api/v1/auth/refresh': (_request, cookies) => {
      const id = sessions.get(sessionIn(cookies));
      return id ? admit(id) : problem(401, 'auth/session-ended', 'The session has ended');
    },
    'POST /api/v1/auth/logout': (_request, cookies) => {
      sessions.delete(sessionIn(cookies));
      return new Response(null, {
        status: 204,
        headers: {
          'Set-Cookie': `${COOKIE}=; Max-Age=0; Path=/api/v1/auth`,
          'Clear-Site-Data': '"cache"',
        },
      });
    },
  };

  /** @type {Record<string, (request: Request, url: URL, me: Me, id: string) => Response | Promise<Response>>} */
  const personal = {
    ...emergencyCardApi({
      json,
      problem,
      profileOf: async (me) => {
        const url = new URL('http://localhost/api/v1/profile');
        const read = file['GET /api/v1/profile'];
        return read ? (await read(new Request(url), url, me)).json() : {};
      },
    }),
    'GET /api/v1/auth/me': (_request, _url, me) => json(200, me),
    ...file,
    'GET /api/v1/triage/questions': (_request, url) =>
      json(200, { items: allQuestions(languageOf(url)) }),
    'GET /api/v1/triage/presentations': (_request, url) =>
      json(200, { items: presentations(languageOf(url)) }),
    'GET /api/v1/triage/assessments': (_request, url, me) => {
      const mine = kept.filter(({ owner }) => owner === me.id).reverse();
      const from = Number(url.searchParams.get('cursor') ?? 0);
      const limit = Number(url.searchParams.get('limit') ?? 20);
      const items = mine.slice(from, from + limit).map(({ assessment }) => assessment);
      return json(200, { items, next: from + limit < mine.length ? String(from + limit) : null });
    },
    'POST /api/v1/triage/assessments': async (request, _url, me) => {
      if (!me.roles.includes('employee')) {
        return problem(403, 'access/forbidden', 'Not open to this role');
      }
      const body = await request.json();
      if ((body.text ?? '').length > 10_000) {
        return problem(400, 'input/invalid', 'Invalid input', {
          errors: [{ field: 'text', message: 'Too long' }],
        });
      }
      const assessment = evaluate(body, next('assessment'), new Date().toISOString());
      kept.push({ owner: me.id, request: body, assessment });
      return json(201, assessment);
    },
    'GET /api/v1/triage/assessments/:id': (_request, _url, me, id) => {
      const found = kept.find(({ owner, assessment }) => owner === me.id && assessment.id === id);
      return found ? json(200, found.assessment) : problem(404, 'triage/unknown', 'Not found');
    },
    'POST /api/v1/triage/assessments/:id/answers': async (request, _url, me, id) => {
      const found = kept.find(({ owner, assessment }) => owner === me.id && assessment.id === id);
      if (!found) {
        return problem(404, 'triage/unknown', 'Not found');
      }
      const { answers } = await request.json();
      found.request = { ...found.request, answers: { ...found.request.answers, ...answers } };
      found.assessment = evaluate(found.request, id, found.assessment.at);
      return json(200, found.assessment);
    },
    'GET /api/v1/triage/assessments/:id/follow-up': (_request, _url, me, id) =>
      followed(me, id, (known) => known),
    'PUT /api/v1/triage/assessments/:id/check-back': async (request, _url, me, id) => {
      const { hours } = await request.json();
      const checkBackAt = new Date(Date.now() + hours * 3_600_000).toISOString();
      return followed(me, id, (known) => ({ ...known, checkBackAt }));
    },
    'DELETE /api/v1/triage/assessments/:id/check-back': (_request, _url, me, id) =>
      followed(me, id, ({ checkBackAt: _gone, ...rest }) => rest),
    'PUT /api/v1/triage/assessments/:id/feedback': async (request, _url, me, id) => {
      const feedback = await request.json();
      return followed(me, id, (known) => ({ ...known, feedback }));
    },
  };

  /**
   * @param {Me} me
   * @param {string} id
   * @param {(known: FollowUp) => FollowUp} change
   */
  function followed(me, id, change) {
    const found = kept.find(({ owner, assessment }) => owner === me.id && assessment.id === id);
    if (!found) {
      return problem(404, 'triage/unknown', 'Not found');
    }
    found.followUp = change(found.followUp ?? { stopped: false });
    return json(200, found.followUp);
  }

  /**
   * @param {Request} request
   * @param {string} [cookies] a script may not put them into a request itself
   * @returns {Promise<Response>}
   */
  return async function handle(request, cookies = request.headers.get('cookie') ?? '') {
    const url = new URL(request.url);
    const id = /^\/api\/v1\/triage\/assessments\/([^/]+)/.exec(url.pathname)?.[1] ?? '';
    const route = `${request.method} ${id ? url.pathname.replace(id, ':id') : url.pathname}`;
    const anyone = open[route];
    if (anyone) {
      return anyone(request, cookies);
    }
    const me = bearer(request);
    if (!me) {
      return problem(401, 'platform/unauthenticated', 'Sign in first');
    }
    const own = personal[route];
    if (own) {
      return own(request, url, me, decodeURIComponent(id));
    }
    const caller = { me, steppedUp: steppedUp.has(tokenOf(request)), stepUp: () => stepUp(me.id) };
    return (
      (await account(request, caller, (typed) => typed === PASSWORD)) ??
      (await dataRequests(request, url, caller)) ??
      (await administer(request, url, me)) ??
      (await consents(request, url, me)) ??
      rights(request, url, caller) ??
      (await documents(request, url, me)) ??
      (await care(request, url, me)) ??
      problem(404, 'gateway/unknown', 'Not found')
    );
  };
}

/**
 * @param {URL} url
 * @returns {Language}
 */
function languageOf(url) {
  return url.searchParams.get('language') === 'en' ? 'en' : 'fr';
}

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
 * @param {Record<string, unknown>} [more]
 * @param {Record<string, string>} [headers]
 */
function problem(status, type, title, more, headers) {
  return new Response(
    JSON.stringify({
      type: `/problems/${type}`,
      title,
      status,
      detail: title,
      traceId: 'mock',
      ...more,
    }),
    { status, headers: { 'Content-Type': 'application/problem+json', ...headers } },
  );
}
