import { defineConfig } from '@playwright/test';

/** A running platform; without one, the mock API and the built pages are served for the tests. */
const platform = process.env.BASE_URL;
const mock = 'http://localhost:18080';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['./e2e/last-line-reporter.ts']],
  use: {
    baseURL: platform ?? mock,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    serviceWorkers: 'block',
    trace: 'off',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  ...(platform === undefined && {
    grepInvert: /@platform/,
    webServer: {
      command: 'node mocks/server.mjs',
      url: `${mock}/api/v1/mode`,
      reuseExistingServer: true,
    },
  }),
});
