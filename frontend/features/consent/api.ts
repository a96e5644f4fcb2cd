import type { components } from '@/api/schema';
import { bodyOf, http } from '@/lib/http';

type Schemas = components['schemas'];

export type Question = Schemas['Authorization'];
export type Answer = Schemas['AuthorizationAnswer'];

export const question = async (request: string): Promise<Question> =>
  bodyOf(
    await http.GET('/api/v1/auth/authorizations/{request}', { params: { path: { request } } }),
  );

/** Where the server sends the person now. */
export const answer = async (request: string, body: Answer): Promise<string> =>
  bodyOf(
    await http.POST('/api/v1/auth/authorizations/{request}', {
      params: { path: { request } },
      body,
    }),
  ).redirect;
