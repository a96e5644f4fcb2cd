import type { components } from '@/api/schema';
import { attempt } from '@/lib/attempt';
import { bodyOf, http } from '@/lib/http';

type Schemas = components['schemas'];

export type Archive = Schemas['Archives'];
export type Erasure = Schemas['Erasure'];
export type Kept = Schemas['Kept'];
export type Certified = Schemas['ErasureCertified'];

const path = (id: string) => ({ params: { path: { id } } });

/** What is kept about people, why, and how long. */
export const stores = async (): Promise<Kept[]> =>
  bodyOf(await http.GET('/api/v1/profile/stores')).items;

export const archives = async (): Promise<Archive[]> =>
  bodyOf(await http.GET('/api/v1/profile/exports')).items;

/** One is made at a time: asked again, it is the same. */
export const askForArchive = async (): Promise<Archive> =>
  bodyOf(await http.POST('/api/v1/profile/exports'));

export const archive = async (id: string): Promise<Archive> =>
  bodyOf(await http.GET('/api/v1/profile/exports/{id}', path(id)));

/** An address of this very site that opens the archive once, within two minutes. */
export async function link(id: string): Promise<string> {
  const made = await http.POST('/api/v1/profile/exports/{id}/links', path(id));
  return new URL(bodyOf(made).url, location.origin).pathname;
}

/** The one that is not over. */
export const openErasure = async (): Promise<Erasure | null> =>
  bodyOf(await http.GET('/api/v1/profile/erasure')).items[0] ?? null;

export const planErasure = async (): Promise<Erasure> =>
  bodyOf(await http.POST('/api/v1/profile/erasure'));

/** The receipt is told once; whose answer was lost gets the same by pressing again. */
export const confirmErasure = (id: string): Promise<Erasure> =>
  attempt({ confirm: id }, async (key) =>
    bodyOf(
      await http.POST('/api/v1/profile/erasure/{id}/confirm', {
        params: { path: { id }, header: { 'Idempotency-Key': key } },
      }),
    ),
  );

/** Whatever state it is shown in: taken back only as it was seen. */
export async function takeBack({ id, status }: Erasure): Promise<void> {
  await http.DELETE('/api/v1/profile/erasure/{id}', {
    params: { path: { id }, header: { 'If-Match': `"${status}"` } },
  });
}

/** For whoever was erased, and holds the receipt. */
export const certified = async (receipt: string): Promise<Certified> =>
  bodyOf(await http.POST('/api/v1/profile/erasure/certificates', { body: { receipt } }));
