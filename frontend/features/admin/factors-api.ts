import type { components } from '@/api/schema';
import { bodyOf, http } from '@/lib/http';
import type { Tagged } from './people-api';

type Schemas = components['schemas'];

export type Factors = Schemas['FactorPolicy'];
export type Stated = Factors['roles'][number];
export type Requirement = Stated['requirement'];

/** From what costs least to what holds best. Mirrors `Requirement` of the server. */
export const requirements: Requirement[] = ['none', 'second_factor', 'phishing_resistant'];

/** What may be asked of a role: nothing below what the platform asks for. */
export const choicesOf = ({ atLeast }: Stated): Requirement[] =>
  requirements.slice(requirements.indexOf(atLeast));

export async function factorPolicies(): Promise<Tagged<Factors>> {
  const answer = await http.GET('/api/v1/auth/factor-policies');
  return { value: bodyOf(answer), tag: answer.response.headers.get('etag') ?? '' };
}

/** All of it at once. */
export async function stateFactors(tag: string, wanted: Factors): Promise<void> {
  const roles = wanted.roles.map(({ role, requirement }) => ({ role, requirement }));
  await http.PUT('/api/v1/auth/factor-policies', {
    params: { header: { 'If-Match': tag } },
    body: { roles, emailCodes: wanted.emailCodes },
  });
}
