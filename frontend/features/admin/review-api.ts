import type { components } from '@/api/schema';
import { bodyOf, http } from '@/lib/http';
import type { Page } from './use-list';

export type Access = components['schemas']['Access'];

export async function accesses(cursor: string | null): Promise<Page<Access>> {
  const query = cursor === null ? {} : { cursor };
  return bodyOf(await http.GET('/api/v1/admin/compliance/access-review', { params: { query } }));
}

export interface Table {
  name: string;
  content: Blob;
}

/** All of it as one file, under the name that the server gives it. */
export async function accessTable(): Promise<Table> {
  const answer = await http.GET('/api/v1/admin/compliance/access-review.csv', { parseAs: 'blob' });
  const said = answer.response.headers.get('content-disposition') ?? '';
  const name = /filename="?([\w.-]+)"?/.exec(said)?.[1] ?? 'access-review.csv';
  return { name, content: bodyOf(answer) };
}
