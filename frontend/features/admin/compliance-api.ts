import type { components } from '@/api/schema';
import { bodyOf, http } from '@/lib/http';
import type { Page } from './use-list';
import type { Table } from './review-api';

type Schemas = components['schemas'];

export type Processing = Schemas['ProcessingRegisterLine'];
export type GlassOpening = Schemas['ReviewLine'];

/** What is done with data about people, and why. */
export const processing = async (): Promise<Processing[]> =>
  bodyOf(await http.GET('/api/v1/admin/compliance/processing-register')).items;

/** All of it as one file. */
export async function processingTable(): Promise<Table> {
  const path = '/api/v1/admin/compliance/processing-register.csv';
  return {
    name: 'processing-register.csv',
    content: bodyOf(await http.GET(path, { parseAs: 'blob' })),
  };
}

/** Without whose file it was. */
export async function glassOpenings(cursor: string | null): Promise<Page<GlassOpening>> {
  const query = cursor === null ? {} : { cursor };
  return bodyOf(await http.GET('/api/v1/patients/break-glass/register', { params: { query } }));
}
