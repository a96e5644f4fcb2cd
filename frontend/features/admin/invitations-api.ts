import type { components } from '@/api/schema';
import { bodyOf, http } from '@/lib/http';
import { attempt } from '@/lib/attempt';
import type { Page } from './use-list';

type Schemas = components['schemas'];

export type Invitation = Schemas['Invitation'];
export type Guest = Schemas['InvitationGuest'];
export type AllowedDomain = Schemas['EmailDomainsAllowed'];

export async function invitations(cursor: string | null): Promise<Page<Invitation>> {
  const query = cursor === null ? {} : { cursor };
  return bodyOf(await http.GET('/api/v1/auth/invitations', { params: { query } }));
}

export async function invite(guest: Guest): Promise<void> {
  await attempt(['invite', guest], async (key) => {
    await http.POST('/api/v1/auth/invitations', {
      params: { header: { 'Idempotency-Key': key } },
      body: guest,
    });
  });
}

export async function takeBack(id: string): Promise<void> {
  await http.DELETE('/api/v1/auth/invitations/{id}', { params: { path: { id } } });
}

export async function domains(): Promise<AllowedDomain[]> {
  return bodyOf(await http.GET('/api/v1/auth/domains')).items;
}

export async function allowDomain(domain: string): Promise<void> {
  await http.PUT('/api/v1/auth/domains/{domain}', { params: { path: { domain } } });
}

export async function removeDomain(domain: string): Promise<void> {
  await http.DELETE('/api/v1/auth/domains/{domain}', { params: { path: { domain } } });
}
