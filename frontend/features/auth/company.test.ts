/* eslint-disable no-restricted-globals -- what is left in it is what is tested */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { leaveForCompany, takeFederation } from './company';

const assign = vi.fn();

function at(address: string) {
  history.replaceState(null, '', address);
}

beforeEach(() => {
  vi.spyOn(location, 'assign').mockImplementation(assign);
  sessionStorage.clear();
});

afterEach(() => {
  vi.restoreAllMocks();
});

test('a sign-in that did not come from the company changes nothing', () => {
  at('/fr/sign-in/?a=b#next=%2Ffr%2Faccount%2F');
  expect(takeFederation()).toBeNull();
  expect(location.href).toContain('?a=b#next=%2Ffr%2Faccount%2F');
});

test('what names the sign-in is taken once, and the way onward is there again', () => {
  at('/fr/sign-in/#next=%2Ffr%2Faccount%2F');
  leaveForCompany('/api/v1/auth/federation/x/begin');
  expect(assign).toHaveBeenCalledWith('/api/v1/auth/federation/x/begin');
  at('/fr/sign-in/?federation=company.secret');
  expect(takeFederation()).toBe('company.secret');
  expect(location.search).toBe('');
  expect(location.hash).toBe('#next=%2Ffr%2Faccount%2F');
  expect(takeFederation()).toBeNull();
});

test('the question of a program comes along', () => {
  at(`/fr/sign-in/#next=${encodeURIComponent('/fr/authorize/#request=h.1~x')}`);
  leaveForCompany('/begin');
  at('/fr/sign-in/?federation=x');
  takeFederation();
  expect(decodeURIComponent(location.hash)).toBe('#next=/fr/authorize/#request=h.1~x');
});

test('nothing of a file that was open is kept on the way', () => {
  at('/fr/sign-in/#next=%2Ffr%2Ftriage%2Fhistory%2F%23id%3D42');
  leaveForCompany('/begin');
  expect(sessionStorage.getItem('onward')).toBe('/fr/triage/history/');
  expect(sessionStorage.length).toBe(1);
  at('/fr/sign-in/?federation=x');
  takeFederation();
  expect(decodeURIComponent(location.hash)).toBe('#next=/fr/triage/history/');
});
