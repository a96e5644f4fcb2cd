import type { components } from '@/api/schema';
import { bodyOf, http } from '@/lib/http';
import { problemOf } from '@/lib/problem';

type Schemas = components['schemas'];

export type Document = Schemas['Document'];
export type Listing = Schemas['DocumentListing'];
export type Version = Schemas['DocumentVersion'];
export type Category = Document['category'];
export type About = Schemas['About'];
export type Share = Schemas['ShareShare'];
export type Access = Schemas['ShareAccess'];
export type Upload = Schemas['Upload'];

/** In the order in which they are offered. */
export const categories: Category[] = [
  'prescription',
  'result',
  'imaging',
  'vaccination',
  'certificate',
  'letter',
  'other',
];

/** Who may be shared with. */
export interface Professional {
  id: string;
  displayName?: string;
  role?: string;
}

const path = (id: string) => ({ params: { path: { id } } });

export const listing = async (category?: Category, cursor?: string): Promise<Listing> =>
  bodyOf(
    await http.GET('/api/v1/profile/documents', {
      params: { query: { ...(category && { category }), ...(cursor && { cursor }) } },
    }),
  );

/** A document as it was when it was looked at, and the tag under which it is changed. */
export interface Seen {
  document: Document;
  tag: string;
}

const as = ({ document, tag }: Seen) => ({
  params: { path: { id: document.id }, header: { 'If-Match': tag } },
});

export async function look(id: string): Promise<Seen> {
  const answer = await http.GET('/api/v1/profile/documents/{id}', path(id));
  return { document: bodyOf(answer), tag: answer.response.headers.get('etag') ?? '' };
}

export const change = async (seen: Seen, about: About): Promise<Document> =>
  bodyOf(await http.PUT('/api/v1/profile/documents/{id}', { ...as(seen), body: about }));

export const remove = (seen: Seen) => http.DELETE('/api/v1/profile/documents/{id}', as(seen));

export const versions = async (id: string): Promise<Version[]> =>
  bodyOf(await http.GET('/api/v1/profile/documents/{id}/versions', path(id))).items;

type Size = 'thumbnail' | 'preview';

/** Its first page as we have drawn it; none of some documents, and of new ones not yet. */
export async function picture(id: string, size: Size): Promise<string | null> {
  try {
    const drawn = await http.GET(`/api/v1/profile/documents/{id}/${size}`, {
      ...path(id),
      parseAs: 'blob',
    });
    return await asDataUrl(bodyOf(drawn));
  } catch (error) {
    if (problemOf(error).status === 404) {
      return null;
    }
    throw error;
  }
}

/** The page may show pictures of its own address and of its own making, no others. */
const asDataUrl = (blob: Blob): Promise<string> =>
  new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result as string);
    reader.onerror = () => failed(new Error('a picture could not be read'));
    reader.readAsDataURL(blob);
  });

/** An address of this very site that opens the document once, within two minutes. */
export async function link(id: string, version?: number): Promise<string> {
  const made =
    version === undefined
      ? await http.POST('/api/v1/profile/documents/{id}/links', path(id))
      : await http.POST('/api/v1/profile/documents/{id}/versions/{version}/links', {
          params: { path: { id, version } },
        });
  return new URL(bodyOf(made).url, location.origin).pathname;
}

/** Professionals who may read one's file: to anybody else a share would open nothing. */
export const readers = async (): Promise<Professional[]> =>
  bodyOf(await http.GET('/api/v1/profile/care-team')).items.filter(({ mayRead }) => mayRead);

export const shares = async (id: string): Promise<Share[]> =>
  bodyOf(await http.GET('/api/v1/profile/documents/{id}/shares', path(id))).items;

export const share = async (id: string, professional: string, until: string): Promise<Share> =>
  bodyOf(
    await http.POST('/api/v1/profile/documents/{id}/shares', {
      ...path(id),
      body: { professional, until },
    }),
  );

export const unshare = (id: string, one: string) =>
  http.DELETE('/api/v1/profile/documents/{id}/shares/{share}', {
    params: { path: { id, share: one } },
  });

export const accesses = async (id: string): Promise<Access[]> =>
  bodyOf(await http.GET('/api/v1/profile/documents/{id}/accesses', path(id))).items;

/** What was begun and is not whole. */
export const unfinished = async (): Promise<Upload[]> =>
  bodyOf(await http.GET('/api/v1/profile/uploads')).items;

export const upload = async (id: string): Promise<Upload> =>
  bodyOf(await http.GET('/api/v1/profile/uploads/{id}', path(id)));

export const endUpload = (id: string) =>
  http.DELETE('/api/v1/profile/uploads/{id}', {
    params: { path: { id }, header: { 'Tus-Resumable': '1.0.0' } },
  });

/** What a patient shares with whoever asks. */
export const sharedWithMe = async (patient: string): Promise<Document[]> =>
  bodyOf(await http.GET('/api/v1/patients/{patient}/documents', { params: { path: { patient } } }))
    .items;

/** An address that opens a copy with one's name on it, once. */
export async function copy(patient: string, document: string): Promise<string> {
  const made = await http.POST('/api/v1/patients/{patient}/documents/{document}/links', {
    params: { path: { patient, document } },
  });
  return new URL(bodyOf(made).url, location.origin).pathname;
}
