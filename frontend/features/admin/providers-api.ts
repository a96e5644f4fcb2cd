import type { components } from '@/api/schema';
import { bodyOf, http } from '@/lib/http';
import { attempt } from '@/lib/attempt';
import type { Tagged } from './people-api';

type Schemas = components['schemas'];

/** Whose word on its people the company takes: an OpenID provider. */
export type Provider = Schemas['Provider'];
export type ProviderWish = Schemas['NewProvider'];
export type Rules = Schemas['ProviderRules'];
export type FederatedRole = Rules['mapping'][string][number];

export const providers = async (): Promise<Provider[]> =>
  bodyOf(await http.GET('/api/v1/auth/federation/providers')).items;

export async function provider(id: string): Promise<Tagged<Provider>> {
  const answer = await http.GET('/api/v1/auth/federation/providers/{id}', {
    params: { path: { id } },
  });
  return { value: bodyOf(answer), tag: answer.response.headers.get('etag') ?? '' };
}

export async function addProvider(wish: ProviderWish): Promise<void> {
  // What is remembered of an attempt outlives the form: no secret is part of it.
  await attempt(['provider', { ...wish, secret: undefined }], async (key) => {
    await http.POST('/api/v1/auth/federation/providers', {
      params: { header: { 'Idempotency-Key': key } },
      body: wish,
    });
  });
}

/** @param seen as it was read: what somebody else has changed since is not overwritten */
export async function changeProvider(seen: Tagged<Provider>, wish: ProviderWish): Promise<void> {
  await http.PUT('/api/v1/auth/federation/providers/{id}', {
    params: { path: { id: seen.value.id }, header: { 'If-Match': seen.tag } },
    body: wish,
  });
}

export async function removeProvider({ value: { id }, tag }: Tagged<Provider>): Promise<void> {
  await http.DELETE('/api/v1/auth/federation/providers/{id}', {
    params: { path: { id }, header: { 'If-Match': tag } },
  });
}
