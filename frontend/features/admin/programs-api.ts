import type { components } from '@/api/schema';
import { bodyOf, http } from '@/lib/http';
import { attempt } from '@/lib/attempt';
import type { Page } from './use-list';

type Schemas = components['schemas'];

/** Somebody else's software that the company lets in: what OAuth calls a client. */
export type Program = Schemas['OAuthClient'];
export type ProgramWish = Schemas['NewClient'];
export type Kind = Program['kind'];
export type Scope = Program['scopes'][number];

export async function programs(cursor: string | null): Promise<Page<Program>> {
  const query = cursor === null ? {} : { cursor };
  return bodyOf(await http.GET('/api/v1/auth/oauth-clients', { params: { query } }));
}

/** With its secret, unless the answer to an earlier attempt was lost: it is shown once. */
export async function register(wish: ProgramWish): Promise<Program> {
  return attempt(['program', wish], async (key) =>
    bodyOf(
      await http.POST('/api/v1/auth/oauth-clients', {
        params: { header: { 'Idempotency-Key': key } },
        body: wish,
      }),
    ),
  );
}

/** The one before stays good for a while; the one before that ends at once. Shown once, as above. */
export async function newSecret(id: string): Promise<Program> {
  return attempt(['secret', id], async (key) =>
    bodyOf(
      await http.POST('/api/v1/auth/oauth-clients/{id}/secret', {
        params: { path: { id }, header: { 'Idempotency-Key': key } },
      }),
    ),
  );
}

export async function disable(id: string): Promise<void> {
  await http.POST('/api/v1/auth/oauth-clients/{id}/disable', { params: { path: { id } } });
}
