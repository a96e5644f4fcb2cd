import type { components } from '@/api/schema';
import { bodyOf, http } from '@/lib/http';

type Schemas = components['schemas'];

export type HealthProfile = Schemas['HealthProfile'];
export type Entry = Schemas['Entry'];
export type Code = Schemas['Code'];
export type Term = Schemas['TermsItem'];
export type Version = Schemas['ProfileItem'];

export const SECTIONS = [
  'allergies',
  'conditions',
  'medications',
  'immunizations',
  'measurements',
] as const;
export type Section = (typeof SECTIONS)[number];

/** A profile as it was when it was looked at, and the tag that says so. */
export interface Seen {
  profile: HealthProfile;
  tag: string;
}

const seen = (answer: { data?: HealthProfile; response: Response }): Seen => ({
  profile: bodyOf(answer),
  tag: answer.response.headers.get('etag') ?? '',
});

export const readProfile = async (): Promise<Seen> => seen(await http.GET('/api/v1/profile'));

export const saveProfile = async ({ profile, tag }: Seen): Promise<Seen> =>
  seen(
    await http.PUT('/api/v1/profile', {
      params: { header: { 'If-Match': tag } },
      body: profile,
    }),
  );

/** What is typed says something about a person: it goes into the body, never into an address. */
export const searchTerms = async (list: Section, text: string): Promise<Term[]> =>
  bodyOf(await http.POST('/api/v1/profile/terms/search', { body: { list, text } })).items;

export const history = async (cursor: number | null) =>
  bodyOf(
    await http.GET('/api/v1/profile/history', {
      params: { query: cursor === null ? {} : { cursor } },
    }),
  );
