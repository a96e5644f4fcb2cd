import { expect, test } from 'vitest';
import { draftOf, mappingOf, mistakesIn, newDraft, wishOf } from './federation-rules';
import type { Provider } from './providers-api';

const complete = {
  ...newDraft,
  name: 'Lumière',
  issuer: 'https://idp.lumiere.example/realms/all',
  clientId: 'health',
  domains: 'lumiere.example',
};

test('each group of the company becomes the roles that its lines say', () => {
  expect(mappingOf('/secours = first_aider\n\n cn=rh,dc=x = employer\n/secours = dpo')).toEqual({
    '/secours': ['first_aider', 'dpo'],
    'cn=rh,dc=x': ['employer'],
  });
});

test.each(['/medecins = physician', 'secours', '= dpo', 'x = root'])(
  '%s gives nobody a role',
  (line) => {
    expect(mappingOf(line)).toBeNull();
    expect(mistakesIn({ ...complete, mapping: line }, true)).toEqual(['mapping']);
  },
);

test('all that is missing is said at once', () => {
  expect(mistakesIn({ ...newDraft, authentication: 'client_secret' }, true)).toEqual([
    'name',
    'issuer',
    'clientId',
    'secret',
    'domains',
  ]);
  expect(mistakesIn(complete, true)).toEqual([]);
});

test('a secret that is left out of a change is the one before', () => {
  const changed = { ...complete, authentication: 'client_secret' as const };
  expect(mistakesIn(changed, false)).toEqual([]);
  expect(wishOf(changed)).not.toHaveProperty('secret');
  expect(wishOf({ ...complete, secret: 'typed before the choice' })).not.toHaveProperty('secret');
});

test.each(['lumiere.example', 'https://x.example/?a', 'https://x.example/#a', 'ftp://x.example'])(
  '%s names no issuer',
  (issuer) => {
    expect(mistakesIn({ ...complete, issuer }, true)).toEqual(['issuer']);
  },
);

test('the national provider is told no more than who we are there', () => {
  const wish = wishOf({ ...complete, kind: 'pro_sante_connect' });
  expect(Object.keys(wish).sort()).toEqual(
    ['authentication', 'clientId', 'kind', 'name', 'signOutThere'].sort(),
  );
});

test('what was read is sent again as it was', () => {
  const wish = wishOf({ ...complete, roles: 'groups', mapping: 'a = dpo', twoFactors: 'mfa' });
  const read = { ...wish, issuer: complete.issuer } as unknown as Provider;
  expect(wishOf(draftOf(read))).toEqual(wish);
});
