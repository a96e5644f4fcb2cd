import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenApi } from '@/lib/openapi';

/** Read when the pages are built: what is shown is what the types were generated from. */
export const api = JSON.parse(
  readFileSync(join(process.cwd(), 'api/openapi.json'), 'utf8'),
) as OpenApi;
