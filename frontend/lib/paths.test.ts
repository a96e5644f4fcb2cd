import { expect, test } from 'vitest';
import { inLanguage, paths, safeReturn, signInAndBack, wayBack } from './paths';

test('the id of an assessment stays behind the hash', () => {
  const [sent, kept] = paths.assessment('fr', 'a/b').split('#');
  expect(sent).toBe('/fr/triage/history/');
  expect(kept).toBe('id=a%2Fb');
});

test('who is being administered stays behind the hash', () => {
  expect(paths.person('en', 'a/b')).toBe('/en/admin/people/#id=a%2Fb');
  expect(paths.role('en', 'a/b')).toBe('/en/admin/roles/#id=a%2Fb');
});

test('another language leads to the same page', () => {
  expect(inLanguage('/fr/triage/history/', 'en')).toBe('/en/triage/history/');
  expect(inLanguage('/fr/', 'en')).toBe('/en/');
});

test.each([
  ['/fr/triage/#question-3', '/fr/triage/#question-3'],
  ['/en/triage/history/#id=1', '/fr/triage/history/#id=1'],
  ['/fr/account/', '/fr/account/'],
  ['/authorize/?request=Zm9v.x_1-2', '/authorize/?request=Zm9v.x_1-2'],
  ['/fr/authorize/?request=Zm9v', '/fr/authorize/?request=Zm9v'],
  ['/authorize/?request=x&next=//elsewhere.example', '/fr/home/'],
  ['/authorize/', '/fr/home/'],
  ['/fr/sign-in/#next=%2Ffr%2Fsign-in%2F', '/fr/home/'],
  ['/fr/reset-password/#l1.theirs', '/fr/home/'],
  ['/fr/recover-account/#l1.theirs', '/fr/home/'],
  ['/fr/home/?x=1', '/fr/home/'],
  ['/fr//elsewhere.example/', '/fr/home/'],
  ['/fr/\\elsewhere.example/', '/fr/home/'],
  ['/fr/%2e%2e/x/', '/fr/home/'],
  ['/api/v1/auth/logout', '/fr/home/'],
  ['/fr/home', '/fr/home/'],
  ['\t/fr/home/', '/fr/home/'],
  ['https://elsewhere.example/', '/fr/home/'],
  ['//elsewhere.example/', '/fr/home/'],
  ['/\\elsewhere.example/', '/fr/home/'],
  ['/fr/triage/../../x', '/fr/home/'],
  ['javascript:alert(1)', '/fr/home/'],
  [null, '/fr/home/'],
])('after signing in, %s leads to %s', (wanted, where) => {
  expect(safeReturn(wanted, 'fr')).toBe(where);
});

test('the way back stays behind the hash, and is understood', () => {
  const [sent, kept = ''] = signInAndBack('en', '/authorize/?request=abc').split('#');
  expect(sent).toBe('/en/sign-in/');
  expect(safeReturn(new URLSearchParams(kept).get('next'), 'en')).toBe('/authorize/?request=abc');
});

test('another language keeps the way back, and nothing else', () => {
  expect(wayBack('#next=%2Ffr%2Ftriage%2F')).toBe('#next=%2Ffr%2Ftriage%2F');
  expect(wayBack('#l1.secret')).toBe('');
  expect(wayBack('')).toBe('');
});
