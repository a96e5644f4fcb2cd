// @vitest-environment node
import { base64url, compactDecrypt } from 'jose';
import { expect, test } from 'vitest';
import { opened, partsOf, shlinkIn } from './shlink';
// Made by the server; a test there sees to it that it is as made today.
import made from './shlink.fixture.json';

test('a link of the server says where to ask, and the key', () => {
  const link = shlinkIn(made.url);
  expect(link?.key).toBe(made.key);
  expect(link?.url).toMatch(/\/api\/v1\/profile\/shared\/[\w-]{43}$/);
  expect(link?.flag).toBe('L');
  expect(link?.label).toBe('Mon voyage');
});

test('what is no link is none', () => {
  for (const text of ['', '#main', 'shlink:/', 'shlink:/bm90IGpzb24gYXQgYWxsIG5vIG5v', '#c1.x']) {
    expect(shlinkIn(text)).toBeNull();
  }
});

test('the card opens in words, and nothing of it is markup', async () => {
  const parts = partsOf(await opened(made.jwe, made.key));
  expect(parts?.[0]?.lines).toContain('Claire Martin');
  const said = JSON.stringify(parts);
  expect(said).toContain('œdème < 3 & demi');
  expect(said).not.toContain('<li>');
});

test('software that is not ours opens it, too', async () => {
  const { plaintext, protectedHeader } = await compactDecrypt(made.jwe, base64url.decode(made.key));
  expect(protectedHeader).toMatchObject({ alg: 'dir', enc: 'A256GCM', zip: 'DEF' });
  const bundle = JSON.parse(new TextDecoder().decode(plaintext)) as { resourceType: string };
  expect(bundle.resourceType).toBe('Bundle');
});

test('with another key, or changed on the way, nothing opens', async () => {
  const other = 'A'.repeat(42) + 'E';
  await expect(opened(made.jwe, other)).rejects.toThrow();
  const [header = '', key = '', nonce = '', sealed = '', tag = ''] = made.jwe.split('.');
  const changed = [header, key, nonce, `A${sealed.slice(1)}`, tag].join('.');
  await expect(opened(changed === made.jwe ? `x${changed}` : changed, made.key)).rejects.toThrow();
});
