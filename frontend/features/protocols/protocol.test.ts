import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { changesOf } from './changes';
import english from './messages.en.json';
import { lastOf } from './protocols';
import { at, nextVersion, partOf, shifted, withAt } from './protocol';

const content = {
  id: 'headache',
  version: '1.0.0',
  title: { fr: 'Mal de tête', en: 'Headache' },
  rules: [
    { id: 'waking', when: 'headache_waking', urgency: 'same_day' },
    { id: 'older', when: 'headache and age >= 50', urgency: 'same_day' },
  ],
};

test('a pointer leads to a value, and a change leaves the old one alone', () => {
  expect(at(content, '/rules/1/when')).toBe('headache and age >= 50');
  expect(at(content, '/rules/7/when')).toBeUndefined();
  expect(at(content, '/toString')).toBeUndefined();
  const changed = withAt(content, '/rules/1/when', 'headache and age >= 60');
  expect(at(changed, '/rules/1/when')).toBe('headache and age >= 60');
  expect(at(content, '/rules/1/when')).toBe('headache and age >= 50');
  expect(at(changed, '/rules/0')).toBe(content.rules[0]);
});

test('members keep their order; undefined takes one away; what was not there is added', () => {
  expect(Object.keys(withAt(content, '/title', { fr: 'x', en: 'y' }))).toEqual(
    Object.keys(content),
  );
  expect(withAt(content, '/title', undefined)).not.toHaveProperty('title');
  expect(at(withAt(content, '/selfCare/text/fr', 'Rien'), '/selfCare/text/fr')).toBe('Rien');
});

test('entries move by one place', () => {
  expect(shifted(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(shifted(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
});

test('the next version is one more in the last place', () => {
  expect(nextVersion('1.0.9')).toBe('1.0.10');
});

test.each([
  ['/rules/3/when', 'rules'],
  ['/title/en', 'general'],
  ['/otherwise/urgency', 'outcomes'],
  ['/selfCare', 'outcomes'],
  ['/expected', 'table'],
  ['/extra', 'json'],
])('%s is edited under %s', (pointer, part) => {
  expect(partOf(pointer)).toBe(part);
});

test('a comparison names values by the ids of what holds them', () => {
  const after = withAt(
    { ...content, version: '1.0.1', rules: [content.rules[1], content.rules[0]] },
    '/rules/0/when',
    'headache and age >= 60',
  );
  expect(changesOf(content, after)).toEqual([
    {
      place: ['rules', 'older', 'when'],
      before: 'headache and age >= 50',
      after: 'headache and age >= 60',
    },
  ]);
});

test('what is new, gone or in another order is said', () => {
  const [first, second] = content.rules;
  expect(changesOf(content, { ...content, rules: [first] })).toEqual([
    { place: ['rules', 'older'], before: 'older · headache and age >= 50 · same_day', after: null },
  ]);
  expect(changesOf(content, { ...content, rules: [second, first] })).toEqual([
    { place: ['rules'], before: 'waking, older', after: 'older, waking' },
  ]);
  expect(changesOf(content, { ...content })).toEqual([]);
});

test('every kind of fault that the server knows has words', () => {
  const kinds = readFileSync(
    '../backend/triage/src/main/java/employeehealth/triage/governance/FaultKind.java',
    'utf8',
  ).matchAll(/kind\(\s*"([a-z-]+)"/g);
  const known = new Set([...kinds].map(([, code]) => code));
  expect(known.size).toBeGreaterThan(40);
  expect(Object.keys(english.fault).sort()).toEqual([...known].sort());
});

test('only the last publication that was not taken back can be', () => {
  const one = (id: string, rollsBack?: string) =>
    ({ id, ...(rollsBack && { rollsBack }) }) as never;
  expect(lastOf([])).toBeNull();
  expect(lastOf([one('b'), one('a')])).toBe('b');
  expect(lastOf([one('c', 'b'), one('b'), one('a')])).toBe('a');
  expect(lastOf([one('d', 'a'), one('c', 'b'), one('b'), one('a')])).toBeNull();
});
