import type { components } from '@/api/schema';
import { bodyOf, http } from '@/lib/http';

type Schemas = components['schemas'];

export type DataRequest = Schemas['DataRequest'];
export type Kind = DataRequest['kind'];

/** What one asked for, newest first. */
export const dataRequests = async (): Promise<DataRequest[]> =>
  bodyOf(await http.GET('/api/v1/profile/data-requests')).items;

/** @param key the same when the same is sent again after a failure */
export const fileRequest = async (kind: Kind, words: string, key: string): Promise<DataRequest> =>
  bodyOf(
    await http.POST('/api/v1/profile/data-requests', {
      params: { header: { 'Idempotency-Key': key } },
      body: { kind, ...(words !== '' && { words }) },
    }),
  );

const seen = ({ id, tag }: DataRequest) => ({
  params: { path: { id }, header: { 'If-Match': `"${tag}"` } },
});

/** The server asks for a fresh proof of who one is: that is all it wants. */
export const proveRequest = async (request: DataRequest): Promise<DataRequest> =>
  bodyOf(await http.POST('/api/v1/profile/data-requests/{id}/proof', seen(request)));

export async function withdrawRequest(request: DataRequest): Promise<void> {
  await http.DELETE('/api/v1/profile/data-requests/{id}', seen(request));
}
