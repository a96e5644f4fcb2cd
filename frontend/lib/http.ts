import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from '@/api/schema';
import { ProblemError, readProblem, UNREACHABLE } from './problem';
import { accessToken, refresh } from './session';

const TIMEOUT = 15_000;

/** Sends with the person's token; a refused token is renewed once, then the refusal stands. */
async function authorised(request: Request): Promise<Response> {
  const bearer = await accessToken();
  const again = request.clone();
  const response = await send(request, bearer);
  if (response.status !== 401 || bearer === null) {
    return response;
  }
  const outcome = await refresh(bearer);
  return outcome === 'renewed' ? send(again, await accessToken()) : response;
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
    if (!response.ok) {
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
