import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const SOURCES = ['app', 'features', 'ui', 'lib', 'api', 'sw', 'scripts', 'public', 'engine'];
const SINGLE_FILES = ['package-lock.json', 'next.config.ts', 'tsconfig.json'];

/** The same sources always give the same id, so two builds are byte-identical. */
function buildIdOfSources(): string {
  const hash = createHash('sha256');
  const files = SOURCES.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  ).concat(SINGLE_FILES);
  for (const file of files.sort()) {
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

/** What scripts/engine.mjs made: `<version>-<hash>.js`. Development has none, and asks the server. */
const [engine = ''] = existsSync('engine') ? readdirSync('engine') : [];

const development = process.env.NODE_ENV === 'development';

const config: NextConfig = {
  // Development keeps a server only to reach the mock API on the same origin.
  ...(development
    ? {
        rewrites: async () => [
          { source: '/api/:path*', destination: 'http://127.0.0.1:18080/api/:path*' },
        ],
      }
    : { output: 'export' as const }),
  env: {
    ENGINE_SCRIPT: engine === '' ? '' : `/_next/static/engine/${engine}`,
    ENGINE_VERSION: engine.split('-')[0] ?? '',
  },
  trailingSlash: true,
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  generateBuildId: () => process.env.BUILD_ID ?? buildIdOfSources(),
  experimental: { globalNotFound: true },
};

const withMessages = createNextIntlPlugin({
  requestConfig: './app/i18n/request.ts',
  experimental: {
    // Messages are parsed when the pages are built: browsers get no ICU parser.
    messages: {
      path: ['./app/i18n', './ui', './features'],
      format: 'json',
      locales: 'infer',
      precompile: true,
    },
  },
});

export default withMessages(config);
