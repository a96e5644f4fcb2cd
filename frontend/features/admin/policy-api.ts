import type { components } from '@/api/schema';
import { bodyOf, http } from '@/lib/http';
import type { Locale } from '@/lib/locales';
import type { Tagged } from './people-api';

type Schemas = components['schemas'];

/** What the company adds to the symptom checks of its people. */
export type Policy = Schemas['PolicyBody'];
export type Card = Schemas['PolicyCard'];
export type Urgency = Card['urgency'];
export type Presentation = Schemas['Presentation'];

export async function policy(): Promise<Tagged<Policy>> {
  const answer = await http.GET('/api/v1/triage/policy');
  return { value: bodyOf(answer).policy, tag: answer.response.headers.get('etag') ?? '' };
}

/** @param seen as it was read: what somebody else has changed since is not overwritten */
export async function changePolicy(seen: Tagged<Policy>, wish: Policy): Promise<Tagged<Policy>> {
  const answer = await http.PUT('/api/v1/triage/policy', {
    params: { header: { 'If-Match': seen.tag } },
    body: wish,
  });
  return { value: bodyOf(answer).policy, tag: answer.response.headers.get('etag') ?? '' };
}

/** What an employee would read, most urgent first; refused with all that is wrong. */
export async function preview(wish: Policy, language: Locale, site: string): Promise<Card[]> {
  return bodyOf(
    await http.POST('/api/v1/triage/policy/preview', {
      params: { query: { language, ...(site && { site }) } },
      body: wish,
    }),
  ).items;
}

/** What a check can be about, as it is called on its pages. */
export async function presentations(language: Locale): Promise<Presentation[]> {
  return bodyOf(await http.GET('/api/v1/triage/presentations', { params: { query: { language } } }))
    .items;
}
