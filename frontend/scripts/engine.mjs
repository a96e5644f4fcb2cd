// Makes the worker that checks symptoms without a network: the engine, compiled from Java, and how
// a page speaks to it. Its name says which version it is and holds a hash of what is in it.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const ENGINE = resolve('../backend/triage-engine-js/target/js/engine.js');
const OUT = 'engine';

/** In thousands of bytes, as docs/performance.md counts. */
const BUDGET = 150_000;

if (!existsSync(ENGINE)) {
  throw new Error(`${ENGINE} is missing: make backend/triage-engine-js/target/js/engine.js`);
}
const { version } = await import(pathToFileURL(ENGINE).href);
const bundled = await build({
  entryPoints: ['sw/engine.ts'],
  bundle: true,
  minify: true,
  write: false,
  format: 'iife',
  target: 'es2022',
  alias: { 'triage-engine': ENGINE },
  legalComments: 'none',
});
const script = bundled.outputFiles[0].contents;
const zipped = gzipSync(script, { level: 9 }).length;
if (zipped > BUDGET) {
  throw new Error(`the engine has grown to ${zipped} bytes (gzip), above ${BUDGET}`);
}
mkdirSync(OUT, { recursive: true });
for (const old of readdirSync(OUT)) {
  rmSync(join(OUT, old));
}
const hash = createHash('sha256').update(script).digest('hex').slice(0, 20);
writeFileSync(join(OUT, `${version()}-${hash}.js`), script);
console.log(`engine ${version()}: ${(zipped / 1000).toFixed(1)} kB (gzip)`);
