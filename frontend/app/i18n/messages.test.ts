import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { locales } from '@/lib/locales';

const french = readdirSync('.', { recursive: true, encoding: 'utf8' }).filter(
  (name) => /(messages|pages)\.fr\.json$/.test(name) && !name.includes('node_modules'),
);
const others = locales.filter((locale) => locale !== 'fr');

function texts(file: string): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string') {
      found.set(path, value);
    } else {
      for (const [key, inner] of Object.entries(value as object)) {
        walk(inner, path ? `${path}.${key}` : key);
      }
    }
  };
  walk(JSON.parse(readFileSync(file, 'utf8')), '');
  return found;
}

const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name))].sort();

test('there are messages to compare', () => {
  expect(french.length).toBeGreaterThanOrEqual(6);
});

test.each(french.flatMap((file) => others.map((locale) => [file, locale] as const)))(
  '%s says everything in %s too, with the same placeholders',
  (file, locale) => {
    const source = texts(file);
    const translated = texts(file.replace('.fr.json', `.${locale}.json`));
    expect([...translated.keys()].sort()).toEqual([...source.keys()].sort());
    for (const [key, text] of source) {
      expect(placeholders(translated.get(key) ?? ''), key).toEqual(placeholders(text));
      expect(translated.get(key)?.trim(), key).not.toBe('');
    }
  },
);

test.each(french)('%s keeps French punctuation on its line', (file) => {
  for (const [key, text] of texts(file)) {
    expect(text, key).not.toMatch(/\S [?!;:»]|« /);
    expect(text, `${key}: a straight apostrophe`).not.toContain("'");
  }
});
