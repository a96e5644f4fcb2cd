import type { components } from '@/api/schema';
import { bodyOf, http } from '@/lib/http';

type Schemas = components['schemas'];

export const passkeyOptions = async (): Promise<Schemas['RequestOptions']> =>
  bodyOf(await http.POST('/api/v1/auth/passkeys/login/options'));

export const askForNewPassword = (email: string) =>
  http.POST('/api/v1/auth/password/forgot', { body: { email } });

export const chooseNewPassword = (token: string, password: string) =>
  http.POST('/api/v1/auth/password/reset', { body: { token, password } });

export const recoverAccount = (token: string, password: string) =>
  http.POST('/api/v1/auth/recovery', { body: { token, password } });

export const register = (wanted: Schemas['RegistrationWanted']) =>
  http.POST('/api/v1/auth/register', { body: wanted });

export const confirmRegistration = (token: string, password: string) =>
  http.POST('/api/v1/auth/register/confirm', { body: { token, password } });

export const confirmAddress = (token: string) =>
  http.POST('/api/v1/auth/personal-address/confirm', { body: { token } });

/** Accepted whatever it is worth. */
export const mailCode = (challenge: string) =>
  http.POST('/api/v1/auth/login/second-factor/email', { body: { challenge } });

export const waysIn = async (email: string): Promise<Schemas['WaysIn']> =>
  bodyOf(await http.POST('/api/v1/auth/federation/discover', { body: { email } }));

/** Whoever came from there is who has signed in here. */
export const linkIdentity = (federation: string) =>
  http.POST('/api/v1/auth/federation/links', { body: { federation } });
