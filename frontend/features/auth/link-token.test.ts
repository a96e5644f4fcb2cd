import { afterEach, expect, test, vi } from 'vitest';
import { linkToken, onLinkToken, tokenIn } from './link-token';

afterEach(() => {
  history.replaceState(null, '', '/');
});

test.each([
  ['#l1.company.link.mac', 'l1.company.link.mac'],
  ['#l1.cut', 'l1.cut'],
  ['#main', null],
  ['', null],
  ['#next=%2Ffr%2Fhome%2F', null],
  [`#l1.${'a'.repeat(600)}`, null],
])('in %s the token is %s', (hash, token) => {
  expect(tokenIn(hash)).toBe(token);
});

test('the token leaves the address, and stays with its page', () => {
  history.replaceState(null, '', '/fr/reset-password/#l1.first');
  const stop = onLinkToken(() => undefined);
  expect(location.href).toMatch(/\/fr\/reset-password\/$/);
  expect(linkToken()).toBe('l1.first');
  stop();
  history.replaceState(null, '', '/fr/register/');
  expect(linkToken()).toBe('');
});

test('a newer link in the same tab replaces the one before; a jump within the page does not', () => {
  history.replaceState(null, '', '/fr/reset-password/#l1.first');
  const told = vi.fn();
  const stop = onLinkToken(told);
  history.replaceState(null, '', '/fr/reset-password/#main');
  dispatchEvent(new Event('hashchange'));
  expect(linkToken()).toBe('l1.first');
  history.replaceState(null, '', '/fr/reset-password/#l1.second');
  dispatchEvent(new Event('hashchange'));
  expect(linkToken()).toBe('l1.second');
  expect(told).toHaveBeenCalled();
  stop();
});
