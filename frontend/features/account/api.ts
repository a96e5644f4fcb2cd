import type { components } from '@/api/schema';
import { bodyOf, http } from '@/lib/http';
import { makePasskey } from '@/lib/passkeys';

type Schemas = components['schemas'];

export type Passkey = Schemas['Passkey'];
export type Factors = Schemas['Factors'];
export type Device = Schemas['Devices'];
export type Program = Schemas['AuthorizedClient'];
export type NewTotp = Schemas['NewTotp'];
export type Identity = Schemas['FederatedLink'];

/** Something as it was when it was looked at, and the tag that says so (RFC 9110, section 8.8.3). */
export interface Seen<T> {
  value: T;
  tag: string;
}

function seen<T>(answer: { data?: T; response: Response }): Seen<T> {
  return { value: bodyOf(answer), tag: answer.response.headers.get('etag') ?? '' };
}

const ifMatch = (tag: string) => ({ header: { 'If-Match': tag } });

export const passkeys = async (): Promise<Passkey[]> =>
  bodyOf(await http.GET('/api/v1/auth/passkeys')).items;

export const passkey = async (id: string): Promise<Seen<Passkey>> =>
  seen(await http.GET('/api/v1/auth/passkeys/{id}', { params: { path: { id } } }));

/** With recovery codes for whoever had none, shown this once. */
export type NewPasskey = Schemas['PasskeyRegistrationMade'];

/** @throws PasskeyError if the device made none */
export async function addPasskey(): Promise<NewPasskey> {
  const options = bodyOf(await http.POST('/api/v1/auth/passkeys/registration/options'));
  const credential = await makePasskey(options);
  return bodyOf(
    await http.POST('/api/v1/auth/passkeys/registration', {
      params: { header: { 'Idempotency-Key': crypto.randomUUID() } },
      body: { credential },
    }),
  );
}

export const renamePasskey = (id: string, tag: string, name: string) =>
  http.PATCH('/api/v1/auth/passkeys/{id}', {
    params: { path: { id }, ...ifMatch(tag) },
    body: { name },
  });

export const removePasskey = (id: string, tag: string) =>
  http.DELETE('/api/v1/auth/passkeys/{id}', { params: { path: { id }, ...ifMatch(tag) } });

export const factors = async (): Promise<Seen<Factors>> => seen(await http.GET('/api/v1/auth/mfa'));

export const beginTotp = async (): Promise<NewTotp> =>
  bodyOf(await http.POST('/api/v1/auth/mfa/totp'));

export const confirmTotp = async (code: string): Promise<string[]> =>
  bodyOf(await http.POST('/api/v1/auth/mfa/totp/confirm', { body: { code } })).recoveryCodes;

export const removeTotp = (tag: string) =>
  http.DELETE('/api/v1/auth/mfa/totp', { params: ifMatch(tag) });

export const newRecoveryCodes = async (): Promise<string[]> =>
  bodyOf(await http.POST('/api/v1/auth/mfa/recovery-codes')).recoveryCodes;

export const devices = async (): Promise<Device[]> =>
  bodyOf(await http.GET('/api/v1/auth/sessions')).items;

/** Its tag never changes, so there is nothing to lose by reading it only now. */
export async function endDevice(id: string): Promise<void> {
  const path = { id };
  const { tag } = seen(await http.GET('/api/v1/auth/sessions/{id}', { params: { path } }));
  await http.DELETE('/api/v1/auth/sessions/{id}', { params: { path, ...ifMatch(tag) } });
}

export const endOtherDevices = () =>
  http.DELETE('/api/v1/auth/sessions', { params: { query: { keep: 'current' } } });

export const changePassword = (currentPassword: string, newPassword: string) =>
  http.POST('/api/v1/auth/password/change', { body: { currentPassword, newPassword } });

export const personalAddress = async (): Promise<string | null> =>
  bodyOf(await http.GET('/api/v1/auth/personal-address')).email ?? null;

export const askForAddress = (email: string) =>
  http.POST('/api/v1/auth/personal-address', { body: { email } });

export const removeAddress = () => http.POST('/api/v1/auth/personal-address/remove');

export const programs = async (): Promise<Program[]> =>
  bodyOf(await http.GET('/api/v1/auth/authorized-clients')).items;

export const withdrawFrom = (client: string) =>
  http.DELETE('/api/v1/auth/authorized-clients/{client}', { params: { path: { client } } });

export const identities = async (): Promise<Identity[]> =>
  bodyOf(await http.GET('/api/v1/auth/federation/links')).items;

/** It is what the person has just read about that goes, whatever it was used for since. */
export async function unlink(id: string): Promise<void> {
  const path = { id };
  const { tag } = seen(await http.GET('/api/v1/auth/federation/links/{id}', { params: { path } }));
  await http.DELETE('/api/v1/auth/federation/links/{id}', { params: { path, ...ifMatch(tag) } });
}
