import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from '@/api/schema';
import { ProblemError, readProblem, UNREACHABLE } from './problem';
import { accessToken, refresh } from './session';
import { askForProof, asksForProof } from './step-up';

const TIMEOUT = 15_000;

/**
 * Sends with the person's token. One that has ended is renewed once; if the server wants to know
 * again who they are, they are asked once, and what they wanted is sent again.
 */
async function authorised(request: Request): Promise<Response> {
  const bearer = await accessToken();
  let response = await send(request.clone(), bearer);
  if (bearer === null) {
    return response;
  }
  if ((await hasEnded(response)) && (await refresh(bearer)) === 'renewed') {
    response = await send(request.clone(), await accessToken());
  }
  return asksForProof(response) && (await askForProof())
    ? send(request, await accessToken())
    : response;
}

/** A wrong code or a foreign passkey is a 401, too; sent again, it would count as another try. */
async function hasEnded(response: Response): Promise<boolean> {
  if (response.status !== 401 || asksForProof(response)) {
    return false;
  }
  const { type } = await readProblem(response.clone());
  return !type.includes('/problems/auth/');
}

async function send(request: Request, bearer: string | null): Promise<Response> {
  if (bearer !== null) {
    request.headers.set('Authorization', `Bearer ${bearer}`);
  }
  request.headers.set('Accept-Language', document.documentElement.lang);
  try {
    return await fetch(request, { cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT) });
  } catch {
    throw new ProblemError(UNREACHABLE);
  }
}

const refusals: Middleware = {
  async onResponse({ response }) {
    // 304 is the answer to a question of ours: nothing has changed.
    if (!response.ok && response.status !== 304) {
      throw new ProblemError(await readProblem(response));
    }
    return undefined;
  },
};

/** The typed client of our own server: every refusal is thrown as a ProblemError. */
export const http = createClient<paths>({
  baseUrl: typeof location === 'undefined' ? 'http://localhost' : location.origin,
  fetch: authorised,
});
http.use(refusals);

/** The body of an answer that did not throw. */
export function bodyOf<T>({ data }: { data?: T }): T {
  if (data === undefined) {
    throw new ProblemError({ type: 'about:blank', title: 'Empty answer', status: 502 });
  }
  return data;
}
