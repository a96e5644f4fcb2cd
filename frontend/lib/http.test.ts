import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const me = { id: 'p', displayName: 'P', roles: ['employee'] };
let refused: Set<string>;
let issued: number;
let calls: string[];

function answer(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json' },
  });
}

/** A server that hands out token-1, token-2, … and refuses those it was told to. */
async function server(input: string | Request, init?: RequestInit): Promise<Response> {
  const request =
    input instanceof Request ? input : new Request(new URL(input, 'http://localhost'), init);
  const { pathname } = new URL(request.url);
  const bearer = request.headers.get('authorization')?.replace('Bearer ', '') ?? '';
  calls.push(`${pathname} ${bearer}`);
  if (pathname.endsWith('/login') || pathname.endsWith('/refresh')) {
    return refused.has('refresh') && pathname.endsWith('/refresh')
      ? answer(401, {})
      : answer(200, { accessToken: `token-${++issued}`, tokenType: 'Bearer', expiresIn: 300 });
  }
  if (pathname.endsWith('/me')) {
    return answer(200, me);
  }
  return refused.has(bearer) ? answer(401, {}) : answer(200, { items: [], next: null });
}

beforeEach(() => {
  refused = new Set();
  issued = 0;
  calls = [];
  vi.stubGlobal('fetch', server);
  vi.stubGlobal('BroadcastChannel', undefined);
  vi.resetModules();
  localStorage.clear();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

async function signedIn() {
  const session = await import('./session');
  const { http } = await import('./http');
  await session.signIn('p@x', 'secret');
  return { session, http };
}

test('a request carries the token', async () => {
  const { http } = await signedIn();
  await http.GET('/api/v1/triage/assessments', {});
  expect(calls.at(-1)).toBe('/api/v1/triage/assessments token-1');
});

test('a refused token is renewed once and the request sent again', async () => {
  const { http } = await signedIn();
  refused.add('token-1');
  const { data } = await http.GET('/api/v1/triage/assessments', {});
  expect(data).toEqual({ items: [], next: null });
  expect(calls.at(-1)).toBe('/api/v1/triage/assessments token-2');
});

test('when the session has ended the refusal stands and the page knows', async () => {
  const { http, session } = await signedIn();
  refused.add('token-1').add('refresh');
  await expect(http.GET('/api/v1/triage/assessments', {})).rejects.toMatchObject({
    problem: { status: 401 },
  });
  expect(session.currentSession()).toEqual({ state: 'anonymous', expired: true });
});

test('a body is sent again whole after a renewal', async () => {
  const bodies: string[] = [];
  const { http } = await signedIn();
  refused.add('token-1');
  vi.stubGlobal('fetch', async (input: string | Request, init?: RequestInit) => {
    if (input instanceof Request && input.method === 'POST') {
      bodies.push(await input.clone().text());
    }
    return server(input, init);
  });
  await http.POST('/api/v1/triage/assessments', {
    params: { header: {} },
    body: { language: 'fr', text: 'toux' },
  });
  expect(bodies).toEqual([bodies[0], bodies[0]]);
  expect(bodies[0]).toContain('toux');
});

describe('a request that needs a fresh proof of who somebody is', () => {
  const change = async () => {
    const { http } = await import('./http');
    return http.POST('/api/v1/auth/password/change', {
      body: { currentPassword: 'old', newPassword: 'new' },
    });
  };
  let proven: boolean;
  let bodies: string[];

  beforeEach(async () => {
    proven = false;
    bodies = [];
    await signedIn();
    vi.stubGlobal('fetch', async (input: string | Request, init?: RequestInit) => {
      if (!(input instanceof Request) || !input.url.endsWith('/change')) {
        return server(input, init);
      }
      bodies.push(await input.clone().text());
      calls.push(`change ${input.headers.get('authorization') ?? ''}`);
      return proven
        ? answer(200, {})
        : new Response('{"type":"/problems/platform/step-up-required"}', {
            status: 401,
            headers: {
              'Content-Type': 'application/problem+json',
              'WWW-Authenticate':
                'Bearer error="insufficient_user_authentication", acr_values="3", max_age="600"',
            },
          });
    });
  });

  test('waits for it and is sent again whole, with the new token', async () => {
    const { answerProof, isProofAsked, onProofAsked } = await import('./step-up');
    const { accept } = await import('./session');
    onProofAsked(() => {
      if (isProofAsked()) {
        proven = true;
        accept({ accessToken: 'token-fresh', tokenType: 'Bearer', expiresIn: 300 });
        answerProof(true);
      }
    });
    await change();
    expect(calls.slice(-2)).toEqual(['change Bearer token-1', 'change Bearer token-fresh']);
    expect(bodies).toEqual([bodies[0], bodies[0]]);
  });

  test('is refused when they would rather not, and nothing is renewed', async () => {
    const { answerProof, isProofAsked, onProofAsked } = await import('./step-up');
    onProofAsked(() => isProofAsked() && answerProof(false));
    await expect(change()).rejects.toMatchObject({
      problem: { type: '/problems/platform/step-up-required' },
    });
    expect(bodies).toHaveLength(1);
    expect(calls.filter((call) => call.includes('refresh'))).toEqual([]);
  });

  test('is refused where nobody can be asked', async () => {
    await expect(change()).rejects.toMatchObject({ problem: { status: 401 } });
    expect(bodies).toHaveLength(1);
  });

  test('shares one question with others', async () => {
    const { answerProof, isProofAsked, onProofAsked } = await import('./step-up');
    let asked = 0;
    onProofAsked(() => {
      asked += isProofAsked() ? 1 : 0;
    });
    const both = Promise.all([change(), change()]);
    await vi.waitFor(() => expect(bodies).toHaveLength(2));
    await vi.waitFor(() => expect(isProofAsked()).toBe(true));
    proven = true;
    answerProof(true);
    await both;
    expect(asked).toBe(1);
    expect(bodies).toHaveLength(4);
  });
});

test('a wrong code is not sent a second time', async () => {
  const { http } = await signedIn();
  let tries = 0;
  vi.stubGlobal('fetch', async () => {
    tries += 1;
    return answer(401, { type: '/problems/auth/wrong-code', status: 401 });
  });
  await expect(
    http.POST('/api/v1/auth/step-up', { body: { code: '000000' } }),
  ).rejects.toMatchObject({ problem: { type: '/problems/auth/wrong-code' } });
  expect(tries).toBe(1);
});
