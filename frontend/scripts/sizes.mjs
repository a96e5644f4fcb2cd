// First-load JavaScript of each page, gzip: what a first visit transfers before anything moves.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** In thousands of bytes, as docs/performance.md counts. */
const BUDGET = 170_000;
const pages = readdirSync('out', { recursive: true })
  .filter((name) => name.endsWith('index.html'))
  .sort();
let over = 0;
for (const page of pages) {
  const html = readFileSync(join('out', page), 'utf8');
  const scripts = [...html.matchAll(/<script\b(?![^>]*\bnomodule)[^>]*\bsrc="\/([^"?]+)/gi)].map(
    ([, src]) => src,
  );
  const zipped = (file) => gzipSync(readFileSync(join('out', file)), { level: 9 }).length;
  const bytes = [...new Set(scripts)].reduce((sum, file) => sum + zipped(file), 0);
  over += bytes > BUDGET ? 1 : 0;
  console.log(
    `${(bytes / 1000).toFixed(1).padStart(7)} kB  ${bytes > BUDGET ? 'OVER ' : ''}/${page.replace('index.html', '')}`,
  );
}
console.log(`${pages.length - over} passed, ${over} failed, 0 skipped`);
process.exitCode = over > 0 ? 1 : 0;
