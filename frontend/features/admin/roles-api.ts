import type { components } from '@/api/schema';
import { bodyOf, http } from '@/lib/http';
import { attempt } from '@/lib/attempt';
import type { Seen, Tagged } from './people-api';

type Schemas = components['schemas'];

export type Role = Schemas['Role'];
export type RoleWish = Schemas['RoleBody'];
/** A permission and what it means. */
export type Right = Schemas['RoleRight'];

export async function roles(): Promise<{ items: Role[]; combinable: Right[] }> {
  return bodyOf(await http.GET('/api/v1/admin/roles'));
}

export async function role(id: string): Promise<Tagged<Role>> {
  const answer = await http.GET('/api/v1/admin/roles/{id}', { params: { path: { id } } });
  return { value: bodyOf(answer), tag: answer.response.headers.get('etag') ?? '' };
}

export async function whatItShows(id: string): Promise<Seen> {
  return bodyOf(await http.GET('/api/v1/admin/roles/{id}/preview', { params: { path: { id } } }));
}

export async function makeRole(wish: RoleWish): Promise<Role> {
  return attempt(['role', wish], async (key) =>
    bodyOf(
      await http.POST('/api/v1/admin/roles', {
        params: { header: { 'Idempotency-Key': key } },
        body: wish,
      }),
    ),
  );
}

export async function changeRole(id: string, wish: RoleWish, tag: string): Promise<void> {
  await http.PUT('/api/v1/admin/roles/{id}', {
    params: { path: { id }, header: { 'If-Match': tag } },
    body: wish,
  });
}

export async function removeRole(id: string, tag: string): Promise<void> {
  await http.DELETE('/api/v1/admin/roles/{id}', {
    params: { path: { id }, header: { 'If-Match': tag } },
  });
}
