import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    environment: 'happy-dom',
    include: ['{lib,features,ui,app,mocks,scripts}/**/*.test.{ts,tsx}'],
    reporters: ['default', './scripts/last-line-reporter.ts'],
    setupFiles: ['./scripts/test-setup.ts'],
    restoreMocks: true,
  },
});
