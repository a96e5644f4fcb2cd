import { expect, test } from 'vitest';
import type { ProgramWish } from './programs-api';
import { canSendTo, linesOf, mistakesIn } from './registration';

const good: ProgramWish = {
  name: 'Planning',
  kind: 'secret',
  scopes: ['openid'],
  redirectUris: ['https://planning.example/back'],
};

test('a program that people are sent back to is in order', () => {
  expect(mistakesIn(good)).toEqual([]);
});

test('each thing that is missing is said', () => {
  expect(mistakesIn({ name: ' ', kind: 'browser', scopes: [] })).toEqual([
    'name',
    'scopes',
    'addressMissing',
  ]);
  expect(mistakesIn({ ...good, logoutUris: ['nowhere'] })).toEqual(['logout']);
});

test('a program that acts for itself needs no address, if it can prove who it is', () => {
  const alone: ProgramWish = { name: 'Lab', kind: 'secret', scopes: ['triage.evaluate'] };
  expect(mistakesIn(alone)).toEqual([]);
  expect(mistakesIn({ ...alone, kind: 'browser' })).toEqual(['addressMissing']);
});

test('a private key is announced by its public half', () => {
  const wish: ProgramWish = { ...good, kind: 'private_key' };
  expect(mistakesIn(wish)).toEqual(['keys']);
  expect(mistakesIn({ ...wish, publicKeys: 'not JSON' })).toEqual(['keys']);
  expect(mistakesIn({ ...wish, publicKeys: '{"keys":[]}' })).toEqual(['keys']);
  expect(mistakesIn({ ...wish, publicKeys: '{"keys":[{"kty":"RSA"}]}' })).toEqual([]);
});

test.each([
  ['https://a.example/back', 'browser', true],
  ['http://a.example/back', 'browser', false],
  ['http://127.0.0.1/back', 'native', true],
  ['http://127.0.0.1/back', 'secret', false],
  ['http://localhost/back', 'native', false],
  ['com.example.app:/back', 'native', true],
  ['javascript:alert(1)', 'native', false],
  ['https://*.example/back', 'browser', false],
  ['https://a.example/back#x', 'browser', false],
  ['https://me:secret@a.example/', 'browser', false],
  ['nowhere', 'browser', false],
] as const)('%s of a %s program can be registered: %s', (uri, kind, can) => {
  expect(canSendTo(uri, kind)).toBe(can);
});

test('addresses are written one a line', () => {
  expect(linesOf(' https://a.example \r\n\n https://b.example')).toEqual([
    'https://a.example',
    'https://b.example',
  ]);
});
