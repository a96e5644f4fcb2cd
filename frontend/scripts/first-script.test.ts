import { readFileSync } from 'node:fs';
import { beforeEach, expect, test, vi } from 'vitest';

interface Policy {
  createScriptURL(url: string): string | null;
  createHTML(html: string): string | null;
  createScript(script: string): string | null;
}

const source = readFileSync('public/tt.js', 'utf8');
let policies: Record<string, Policy>;
const replace = vi.fn();

/** Runs the first script of every page as that page would. */
function load(pathname: string, search = ''): void {
  const page = { origin: 'https://health.example', pathname, search, replace };
  const trustedTypes = {
    createPolicy: (name: string, policy: Policy) => (policies[name] = policy),
  };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the file under test is no module
  new Function('window', 'location', source)({ trustedTypes }, page);
}

beforeEach(() => {
  policies = {};
  replace.mockReset();
  localStorage.clear();
  delete document.documentElement.dataset['theme'];
});

test.each([
  ['/_next/static/chunks/a.js', true],
  ['https://health.example/_next/static/chunks/a.js', true],
  ['/sw.js', true],
  ['https://elsewhere.example/_next/static/chunks/a.js', false],
  ['//elsewhere.example/sw.js', false],
  ['/_next/static/../../api/v1/upload', false],
  ['/api/v1/script.js', false],
  ['data:text/javascript,alert(1)', false],
  ['blob:https://health.example/1', false],
])('a script at %s may load: %s', (url, allowed) => {
  load('/fr/');
  expect(policies['default']?.createScriptURL(url) === url).toBe(allowed);
});

test('no markup and no code passes but the empty script element of React', () => {
  load('/fr/');
  expect(policies['default']?.createHTML('<script></script>')).toBe('<script></script>');
  expect(policies['default']?.createHTML('<img src=x onerror=alert(1)>')).toBeNull();
  expect(policies['default']?.createHTML('<script>alert(1)</script>')).toBeNull();
  expect(policies['default']?.createScript('alert(1)')).toBeNull();
});

test('the chosen theme is there before the first paint', () => {
  localStorage.setItem('theme', 'dark');
  load('/fr/');
  expect(document.documentElement.dataset['theme']).toBe('dark');
});

test('only the chooser forwards, only to a language, and not when asked to choose', () => {
  localStorage.setItem('language', 'en');
  load('/fr/');
  load('/', '?choose');
  expect(replace).not.toHaveBeenCalled();
  load('/');
  expect(replace).toHaveBeenCalledWith('/en/');
  replace.mockReset();
  localStorage.setItem('language', '/elsewhere.example');
  load('/');
  expect(replace).not.toHaveBeenCalled();
});

/** What the page at `/authorize/` has, in the order of the languages. */
function door(...languages: string[]): void {
  document.body.replaceChildren(
    ...languages.map((lang) => {
      const link = document.createElement('a');
      link.href = `https://health.example/${lang}/authorize/`;
      link.lang = lang;
      link.dataset['question'] = '';
      return link;
    }),
  );
}

test.each([
  ['en', ['fr-FR'], 'en'],
  ['', ['en-GB', 'fr'], 'en'],
  ['', ['de', 'EN'], 'en'],
  ['', ['de'], 'fr'],
  ['/x', [], 'fr'],
])(
  'a question of a program, with %j remembered and %j spoken, goes on in %s, behind the hash',
  (remembered, spoken, chosen) => {
    localStorage.setItem('language', remembered);
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(spoken);
    door('fr', 'en');
    load('/authorize/', '?request=a.b-c&next=//elsewhere.example');
    expect(replace).not.toHaveBeenCalled();
    document.dispatchEvent(new Event('DOMContentLoaded'));
    expect(replace).toHaveBeenLastCalledWith(
      `https://health.example/${chosen}/authorize/#request=a.b-c`,
    );
  },
);

test('a handle that is none stays one word behind the hash', () => {
  door('fr');
  load('/authorize/', `?request=${encodeURIComponent('//elsewhere.example/#x')}`);
  document.dispatchEvent(new Event('DOMContentLoaded'));
  expect(replace).toHaveBeenLastCalledWith(
    'https://health.example/fr/authorize/#request=%2F%2Felsewhere.example%2F%23x',
  );
});
