import type { components } from '@/api/schema';
import { attempt } from '@/lib/attempt';
import { bodyOf, http } from '@/lib/http';

type Schemas = components['schemas'];

export type Card = Schemas['EmergencyCard'];
export type CardPart = Schemas['EmergencyCardPart'];
export type CardItem = Schemas['EmergencyCardItem'];
export type Choice = Schemas['Choice'];
export type Contact = Schemas['ShownContact'];
export type ContactWanted = Schemas['ContactWanted'];
export type HealthLink = Schemas['ShownLink'];
export type LinkWanted = Schemas['HealthLinkWanted'];
export type Profile = Schemas['HealthProfile'];
export type Entry = Schemas['Entry'];

/** Something as it was when it was looked at, and the tag that says so. */
export interface Seen<T> {
  value: T;
  tag: string;
}

const ifMatch = (tag: string) => ({ 'If-Match': tag });
const once = (key: string) => ({ 'Idempotency-Key': key });

export async function readCard(): Promise<Seen<Schemas['Card']>> {
  const answer = await http.GET('/api/v1/profile/emergency-card');
  return { value: bodyOf(answer), tag: answer.response.headers.get('etag') ?? '' };
}

export async function saveChoice(choice: Choice, tag: string): Promise<Seen<Schemas['Card']>> {
  const answer = await http.PUT('/api/v1/profile/emergency-card', {
    params: { header: ifMatch(tag) },
    body: choice,
  });
  return { value: bodyOf(answer), tag: answer.response.headers.get('etag') ?? '' };
}

/** What a responder would see; nothing is kept. */
export const previewOf = async (choice: Choice): Promise<Card> =>
  bodyOf(await http.POST('/api/v1/profile/emergency-card/preview', { body: choice }));

export const readProfile = async (): Promise<Profile> => bodyOf(await http.GET('/api/v1/profile'));

export const pdfOf = async (language: string): Promise<Blob> =>
  bodyOf(
    await http.GET('/api/v1/profile/emergency-card/pdf', {
      params: { query: { language } },
      parseAs: 'blob',
    }),
  );

export const links = async (): Promise<HealthLink[]> =>
  bodyOf(await http.GET('/api/v1/profile/emergency-card/links')).items;

export const makeLink = async (wanted: LinkWanted): Promise<HealthLink> =>
  attempt(['link', wanted], async (key) =>
    bodyOf(
      await http.POST('/api/v1/profile/emergency-card/links', {
        params: { header: once(key) },
        body: wanted,
      }),
    ),
  );

export const revokeLink = (id: string) =>
  http.DELETE('/api/v1/profile/emergency-card/links/{id}', { params: { path: { id } } });

export const contacts = async (): Promise<Contact[]> =>
  bodyOf(await http.GET('/api/v1/profile/emergency-contacts')).items;

export const addContact = (wanted: ContactWanted) =>
  attempt(['contact', wanted], (key) =>
    http.POST('/api/v1/profile/emergency-contacts', {
      params: { header: once(key) },
      body: wanted,
    }),
  );

export const changeContact = ({ id, tag }: Contact, wanted: ContactWanted) =>
  http.PUT('/api/v1/profile/emergency-contacts/{id}', {
    params: { path: { id }, header: ifMatch(`"${tag}"`) },
    body: wanted,
  });

export const removeContact = ({ id, tag }: Contact) =>
  http.DELETE('/api/v1/profile/emergency-contacts/{id}', {
    params: { path: { id }, header: ifMatch(`"${tag}"`) },
  });

export const askAgain = (id: string) =>
  http.POST('/api/v1/profile/emergency-contacts/{id}/requests', { params: { path: { id } } });

export const readRequest = async (token: string): Promise<Schemas['AnswerRequestAsked']> =>
  bodyOf(await http.POST('/api/v1/profile/contact-requests/read', { body: { token } }));

export const answerRequest = (token: string, agreed: boolean) =>
  http.POST('/api/v1/profile/contact-requests/answer', { body: { token, agreed } });
