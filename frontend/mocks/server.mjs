// @ts-check
// Serves out/ as the gateway does, with the header of csp.txt, and the mock API on the same origin.
//   PORT=18080 node mocks/server.mjs
// API=http://localhost:8080 sends API calls to a running platform instead: new pages, real rules.
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { mockApi } from './api.mjs';

const PORT = Number(process.env.PORT ?? 18080);
const OUT = new URL('../out/', import.meta.url).pathname;

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

const csp = existsSync(join(OUT, 'csp.txt'))
  ? readFileSync(join(OUT, 'csp.txt'), 'utf8').trim()
  : '';
const platform = process.env.API;

/** @param {Request} request */
async function passOn(request) {
  const headers = new Headers(request.headers);
  headers.delete('connection');
  const body = await request.text();
  const { pathname, search } = new URL(request.url);
  return fetch(platform + pathname + search, {
    method: request.method,
    headers,
    ...(body && { body }),
  });
}

const api = platform ? passOn : mockApi();

/**
 * @param {import('node:http').IncomingMessage} incoming
 * @returns {Promise<Request>}
 */
async function requestOf(incoming) {
  const chunks = [];
  for await (const chunk of incoming) {
    chunks.push(chunk);
  }
  const { method = 'GET' } = incoming;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    headers.set(name, String(value));
  }
  return new Request(`http://localhost:${PORT}${incoming.url}`, {
    method,
    headers,
    ...(method !== 'GET' && method !== 'HEAD' && { body: Buffer.concat(chunks) }),
  });
}

const server = createServer(async (incoming, outgoing) => {
  const { pathname } = new URL(incoming.url ?? '/', 'http://localhost');
  if (pathname.startsWith('/api/')) {
    const response = await api(await requestOf(incoming));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
    return;
  }
  const wanted = join(
    OUT,
    normalize(decodeURIComponent(pathname)),
    pathname.endsWith('/') ? 'index.html' : '',
  );
  if (!extname(pathname) && existsSync(join(wanted, 'index.html'))) {
    // As the gateway does: mailed links have no slash at the end.
    outgoing.writeHead(302, { Location: `${pathname}/` }).end();
    return;
  }
  const found = wanted.startsWith(OUT) && existsSync(wanted) && statSync(wanted).isFile();
  const file = found ? wanted : join(OUT, '404.html');
  outgoing.writeHead(found ? 200 : 404, {
    'Content-Type': types[extname(file)] ?? 'application/octet-stream',
    'Content-Security-Policy': csp,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cache-Control': pathname.startsWith('/_next/static/')
      ? 'public, max-age=31536000, immutable'
      : 'no-cache',
  });
  createReadStream(file).pipe(outgoing);
});

server.listen(PORT, '127.0.0.1', () => console.log(`mock on http://localhost:${PORT}`));
