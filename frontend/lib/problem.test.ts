import { expect, test } from 'vitest';
import { kindOf, problemOf, readProblem, UNREACHABLE } from './problem';

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
