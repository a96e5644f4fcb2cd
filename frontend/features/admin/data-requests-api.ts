import type { components } from '@/api/schema';
import { bodyOf, http } from '@/lib/http';
import type { Page } from './use-list';

type Schemas = components['schemas'];

export type RequestLine = Schemas['RequestDeskLine'];
export type Handled = Schemas['RequestDesk'];
export type NextStep = Schemas['RequestDeskNext'];
export type Letter = Schemas['RequestDeskBody'];
export type Someone = Schemas['RequestDeskSomeone'];
export type Act = NextStep['act'];

const LIST = '/api/v1/admin/compliance/data-requests';

const listed =
  (closed: boolean) =>
  async (cursor: string | null): Promise<Page<RequestLine>> => {
    const query = { closed, ...(cursor !== null && { cursor }) };
    return bodyOf(await http.GET(LIST, { params: { query } }));
  };

/** What is due first comes first. */
export const openRequests = listed(false);

export const closedRequests = listed(true);

export const oneRequest = async (id: string): Promise<Handled> =>
  bodyOf(await http.GET('/api/v1/admin/compliance/data-requests/{id}', { params: { path: { id } } }));

/** As it was seen: who was slower is told so. */
export const takeStep = async ({ request, tag }: Handled, step: NextStep): Promise<Handled> =>
  bodyOf(
    await http.POST('/api/v1/admin/compliance/data-requests/{id}/steps', {
      params: { path: { id: request.id }, header: { 'If-Match': `"${tag}"` } },
      body: step,
    }),
  );

export const registerLetter = async (letter: Letter, key: string): Promise<Handled> =>
  bodyOf(await http.POST(LIST, { params: { header: { 'Idempotency-Key': key } }, body: letter }));

/** By the exact name, or the employee number. */
export const whoIs = async (said: Schemas['RequestDeskSought']): Promise<Someone[]> =>
  bodyOf(await http.POST('/api/v1/admin/compliance/data-requests/people', { body: said })).items;
