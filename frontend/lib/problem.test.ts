import { expect, test } from 'vitest';
import { isProblem, kindOf, problemOf, readProblem, UNREACHABLE } from './problem';

const answer = (status: number, body: string, type = 'application/problem+json') =>
  new Response(body, { status, headers: { 'Content-Type': type } });

test('a problem document is read with its field errors', async () => {
  const body = {
    type: '/problems/input/invalid',
    title: 'Invalid input',
    status: 400,
    detail: 'One field is wrong.',
    traceId: 't-1',
    errors: [{ field: 'text', message: 'Too long' }, { field: 3 }, null],
  };
  expect(await readProblem(answer(400, JSON.stringify(body)))).toEqual({
    ...body,
    errors: [{ field: 'text', message: 'Too long' }],
  });
});

test.each([
  ['the HTML page of a proxy', '<h1>Bad gateway</h1>', 'text/html'],
  ['broken JSON', '{"title":', 'application/problem+json'],
  ['JSON that is no object', '"no"', 'application/json'],
])('%s still becomes a problem', async (_what, body, type) => {
  const problem = await readProblem(answer(502, body, type));
  expect(problem.status).toBe(502);
  expect(kindOf(problem)).toBe('unavailable');
});

test.each([
  [0, 'unreachable'],
  [400, 'input'],
  [401, 'signed-out'],
  [403, 'forbidden'],
  [404, 'missing'],
  [413, 'input'],
  [422, 'input'],
  [429, 'too-many'],
  [500, 'other'],
  [503, 'unavailable'],
])('status %i is shown as %s', (status, kind) => {
  expect(kindOf({ type: 'about:blank', title: '', status })).toBe(kind);
});

test('a failed fetch is a server that cannot be reached', () => {
  expect(problemOf(new TypeError('Failed to fetch'))).toBe(UNREACHABLE);
});

test('what a kind of problem says besides is kept, and so is how long to wait', async () => {
  const body = { type: '/problems/auth/second-factor-required', title: 'x', challenge: 'c1.x' };
  const response = new Response(JSON.stringify(body), {
    status: 401,
    headers: { 'Content-Type': 'application/problem+json', 'Retry-After': '90' },
  });
  const problem = await readProblem(response);
  expect(problem.members).toEqual({ challenge: 'c1.x' });
  expect(problem.retryAfter).toBe(90);
  expect(isProblem(problem, 'auth/second-factor-required')).toBe(true);
  expect(isProblem(problem, 'auth/wrong-code')).toBe(false);
});

test('a wait as a date is not read', async () => {
  const headers = { 'Retry-After': 'Sat, 28 Nov 2026 23:00:00 GMT' };
  const problem = await readProblem(new Response('', { status: 503, headers }));
  expect(problem.retryAfter).toBeUndefined();
});

test.each([
  [401, '/problems/platform/step-up-required', 'unproven'],
  [401, '/problems/platform/unauthenticated', 'signed-out'],
  [403, '/problems/platform/enrolment-required', 'enrolling'],
  [403, '/problems/platform/forbidden', 'forbidden'],
  [412, '/problems/auth/changed-meanwhile', 'changed'],
])('%i %s is: %s', (status, type, kind) => {
  expect(kindOf({ status, type, title: '' })).toBe(kind);
});
