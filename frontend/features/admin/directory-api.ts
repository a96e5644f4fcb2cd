import type { components } from '@/api/schema';
import { bodyOf, http } from '@/lib/http';
import { problemOf } from '@/lib/problem';
import type { Tagged } from './people-api';

/** The company's directory, which makes and ends accounts by SCIM (RFC 7644). */
export type Directory = components['schemas']['ScimClient'];

const path = '/api/v1/auth/scim-client';

/** Boxed, because "none" is an answer, too. */
export async function directory(): Promise<{ known: Tagged<Directory> | null }> {
  try {
    const answer = await http.GET(path);
    return { known: { value: bodyOf(answer), tag: answer.response.headers.get('etag') ?? '' } };
  } catch (error) {
    if (problemOf(error).status === 404) {
      return { known: null };
    }
    throw error;
  }
}

/** With its token, which is shown once. */
export const letIn = async (domains: string[]): Promise<Directory> =>
  bodyOf(await http.POST(path, { body: { domains } }));

export const newToken = async (): Promise<Directory> => bodyOf(await http.POST(`${path}/token`));

export async function shutOut(tag: string): Promise<void> {
  await http.DELETE(path, { params: { header: { 'If-Match': tag } } });
}
