import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const inputs = ['app', 'features', 'ui'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx') && !name.endsWith('.test.tsx'))
    .flatMap((name) => inputsOf(readFileSync(join(folder, name), 'utf8'))),
);
const secret = inputs.filter((input) => /\btype=[^\n]*'?"?password/.test(input));

function inputsOf(source: string): string[] {
  return source.match(/<input\b[^]*?\/>/g) ?? [];
}

// ASVS 6.2.6
test('what is typed into a field for a password is hidden unless the person wants to see it', () => {
  expect(secret.length).toBeGreaterThan(0);
  const named = inputs.filter((input) => /\b(name|id)=["'{`]+\w*password/i.test(input));
  expect(named.filter((input) => !secret.includes(input))).toEqual([]);
  for (const input of secret) {
    expect(input).toMatch(/\btype=("password"|\{\w+( === 'code')? \? 'text' : 'password'\})/);
  }
});

// ASVS 6.2.7
test('passwords are pasted, and offered and kept by password managers', () => {
  for (const input of secret) {
    expect(input).toMatch(/\bautoComplete=("current-password"|"new-password"|\{)/);
    expect(input).not.toMatch(/\bon(Paste|Drop|BeforeInput)=/);
  }
});
