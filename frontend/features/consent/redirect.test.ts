import { expect, test } from 'vitest';
import { leadsWhereSaid } from './redirect';

test.each([
  ['https://planner.example/cb?code=abc&state=x', 'planner.example', true],
  ['https://PLANNER.example/cb?code=abc', 'planner.example', true],
  ['https://planner.example:8443/cb', 'planner.example', true],
  ['http://127.0.0.1:5173/cb?error=access_denied', '127.0.0.1', true],
  ['http://[::1]:5173/cb', '[::1]', true],
  ['com.example.planner:/cb?code=abc', 'com.example.planner', true],
  ['com.example.planner://cb/?code=abc', 'cb', true],
  ['https://elsewhere.example/cb', 'planner.example', false],
  ['https://planner.example.elsewhere.example/', 'planner.example', false],
  ['https://planner.example@elsewhere.example/', 'planner.example', false],
  ['http://planner.example/cb', 'planner.example', false],
  ['http://localhost/cb', 'localhost', false],
  ['javascript:alert(1)', 'javascript', false],
  ['javascript://planner.example/%0aalert(1)', 'planner.example', false],
  ['data:text/html,x', 'data', false],
  ['com.elsewhere.app:/cb', 'com.example.planner', false],
  ['//planner.example/cb', 'planner.example', false],
  ['/fr/home/', 'planner.example', false],
  ['', '', false],
])('%s, announced as %s, is followed: %s', (redirect, sendsTo, followed) => {
  expect(leadsWhereSaid(redirect, sendsTo)).toBe(followed);
});
