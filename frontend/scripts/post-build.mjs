// Turns the export of Next.js into pages for one strict header: no inline script, every style
// attribute known by its hash, Trusted Types. Then builds the service worker and writes csp.txt.
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';
import { injectManifest } from 'workbox-build';

const OUT = 'out';
const INLINE = '_next/static/inline';

const files = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
const sha256 = (text, encoding) => createHash('sha256').update(text).digest(encoding);

function externalised(body) {
  const name = `${INLINE}/${sha256(body, 'hex').slice(0, 20)}.js`;
  mkdirSync(dirname(join(OUT, name)), { recursive: true });
  writeFileSync(join(OUT, name), body);
  return `/${name}`;
}

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/g;
const SRC = /\ssrc="[^"]*"/;

/** Neighbouring inline scripts become one file; order and attributes stay, and nothing is deferred. */
function withoutInlineScripts(html) {
  const merged = html.replace(
    // eslint-disable-next-line security/detect-unsafe-regex -- our own pages, at build time
    /(?:<script>[\s\S]*?<\/script>){2,}/g,
    (run) => `<script>${[...run.matchAll(SCRIPT)].map(([, , body]) => body).join(';\n')}</script>`,
  );
  return merged.replace(SCRIPT, (whole, attributes, body) =>
    SRC.test(attributes) || body === ''
      ? whole
      : `<script${attributes} src="${externalised(body)}"></script>`,
  );
}

/** A page marked x-static has nothing to run: its scripts and their preloads go. */
function withoutScripts(html) {
  return html
    .replace(SCRIPT, '')
    .replace(/<link\b[^>]*\bas="script"[^>]*>/g, '')
    .replace(/<meta name="x-static"[^>]*>/, '');
}

function treated(html) {
  const bare = html.includes('name="x-static"') ? withoutScripts(html) : withoutInlineScripts(html);
  return bare.replace(/<head\b[^>]*>/, (head) => `${head}<script src="/tt.js"></script>`);
}

function check(file, html) {
  for (const [, attributes, body] of html.matchAll(SCRIPT)) {
    if (body.trim() !== '' || !SRC.test(attributes)) {
      throw new Error(`${file}: an inline script is left`);
    }
  }
  const handler = /<[a-z][^>]*\son[a-z]+\s*=/i.exec(html);
  if (handler) {
    throw new Error(`${file}: an event handler attribute is left: ${handler[0].slice(0, 80)}`);
  }
}

const decoded = (value) =>
  value
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const styleAttributes = new Set();
const styleElements = new Set();

// Pages that exist only to be copied by a server of Next.js; 404.html is the one we serve.
for (const extra of ['_not-found', '_global-error', '404']) {
  rmSync(join(OUT, extra), { recursive: true, force: true });
}
for (const extra of ['_not-found.html', '_not-found.txt', '_global-error.html']) {
  rmSync(join(OUT, extra), { force: true });
}

for (const file of files(OUT).filter((name) => name.endsWith('.html'))) {
  const html = treated(readFileSync(file, 'utf8'));
  check(file, html);
  for (const [, value] of html.matchAll(/<[a-z][^>]*\sstyle="([^"]*)"/gi)) {
    styleAttributes.add(decoded(value));
  }
  for (const [, body] of html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/gi)) {
    styleElements.add(body);
  }
  writeFileSync(file, html);
}

const hashes = (values) => [...values].map((value) => `'sha256-${sha256(value, 'base64')}'`).sort();
const csp = [
  "default-src 'none'",
  "base-uri 'none'",
  "script-src 'self'",
  ["style-src 'self'", ...hashes(styleElements)].join(' '),
  ...(styleAttributes.size > 0
    ? [["style-src-attr 'unsafe-hashes'", ...hashes(styleAttributes)].join(' ')]
    : ["style-src-attr 'none'"]),
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'", // a document of one's own, in a box of its own
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ');
writeFileSync(join(OUT, 'csp.txt'), `${csp}\n`);

// The symptom check's rules, for where there is no network: named by what is in it.
const ENGINE = '_next/static/engine';
cpSync('engine', join(OUT, ENGINE), { recursive: true });

// Offline: these pages in every language, and what they are made of.
const languages = readdirSync(OUT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && /^[a-z]{2}$/.test(entry.name))
  .map((entry) => entry.name);
const offlinePages = languages.flatMap((language) =>
  ['emergency', 'triage', 'home', 'offline'].map((page) => `${language}/${page}/index.html`),
);
const needed = new Set(offlinePages);
for (const page of offlinePages) {
  const html = readFileSync(join(OUT, page), 'utf8');
  // Scripts marked nomodule are for browsers too old to have a service worker.
  const current = html.replace(/<script\b[^>]*\bnomodule[^>]*>/gi, '');
  for (const [, address] of current.matchAll(/(?:src|href)="\/(tt\.js|_next\/static\/[^"?]+)"/g)) {
    needed.add(address);
  }
}
// Chunks that a page loads later are named in those that it loads first.
const later = [...needed].filter((file) => file.endsWith('.js'));
for (const file of later) {
  for (const [chunk] of readFileSync(join(OUT, file), 'utf8').matchAll(
    /static\/chunks\/[\w.~-]+\.(?:js|css)/g,
  )) {
    const address = `_next/${chunk}`;
    if (!needed.has(address) && existsSync(join(OUT, address))) {
      needed.add(address);
      later.push(address);
    }
  }
}
// What the router asks for when moving between these pages.
const pageFolders = offlinePages.map((page) => `${dirname(page)}/`);
for (const file of files(OUT).map((name) => relative(OUT, name))) {
  const ofOfflinePage = pageFolders.some((folder) => dirname(file) + '/' === folder);
  if (
    (ofOfflinePage &&
      file.endsWith('.txt') &&
      /__next\.(_tree|\$d\$locale|!|_full)|index\.txt/.test(file)) ||
    file.endsWith('.woff2') ||
    file.startsWith(`${ENGINE}/`) ||
    /^manifest\.[a-z]{2}\.webmanifest$/.test(file) ||
    file === 'icons/icon.svg'
  ) {
    needed.add(file);
  }
}

const bundled = await build({
  entryPoints: ['sw/sw.ts'],
  bundle: true,
  minify: true,
  write: false,
  format: 'iife',
  target: 'es2022',
  define: { 'process.env.NODE_ENV': '"production"' },
  legalComments: 'none',
});
const source = join('.next', 'sw.bundled.js');
writeFileSync(source, bundled.outputFiles[0].text);
const { count, size, warnings } = await injectManifest({
  swSrc: source,
  swDest: join(OUT, 'sw.js'),
  globDirectory: OUT,
  globPatterns: [...needed].sort().map((file) => file.replace(/[[\](){}!$]/g, '\\$&')),
  globIgnores: [],
  dontCacheBustURLsMatching: /^_next\/static\//,
  maximumFileSizeToCacheInBytes: 2_000_000,
});
for (const warning of warnings) {
  throw new Error(warning);
}
console.log(`post-build: ${files(OUT).length} files, precache ${count} entries, ${size} bytes`);
console.log(`csp: ${csp}`);
