import type { components } from '@/api/schema';
import { bodyOf, http } from '@/lib/http';
import type { Protocol, Row, Text } from './protocol';

type Schemas = components['schemas'];

export type DraftSummary = Omit<Schemas['DraftSummary'], 'title'> & { title: Partial<Text> };
export type Published = Schemas['DraftPublished'];
export type Signed = Schemas['DraftSigned'];
export type Report = Schemas['Report'];
export type Fault = Schemas['Fault'];
export type Simulation = Schemas['Simulation'];
export type Trial = Schemas['TryDraftTrial'];

/** A protocol that is in force. */
export interface InForce {
  id: string;
  version: string;
  title: Text;
}

/** A draft, with what names the very text of it. */
export interface Draft {
  content: Protocol;
  expected: Row[];
  author: string;
  authorName: string | null;
  changedAt: string;
  publishedAt: string | null;
  signatures: Signed[];
  tag: string;
}

export async function inForce(): Promise<InForce[]> {
  const { items } = bodyOf(await http.GET('/api/v1/triage/protocols'));
  return items as unknown as InForce[];
}

/** What is in force; null for a protocol that is not yet. */
export async function published(protocol: string): Promise<Protocol | null> {
  const known = (await inForce()).some(({ id }) => id === protocol);
  if (!known) {
    return null;
  }
  const found = await http.GET('/api/v1/triage/protocols/{id}', {
    params: { path: { id: protocol } },
  });
  return bodyOf(found).protocol as unknown as Protocol;
}

export async function tableOf(protocol: string): Promise<Row[]> {
  const found = await http.GET('/api/v1/triage/protocols/{protocol}/expected', {
    params: { path: { protocol } },
  });
  return bodyOf(found).items as Row[];
}

export async function drafts(cursor: string | null) {
  const page = bodyOf(
    await http.GET('/api/v1/triage/drafts', {
      params: { query: cursor === null ? {} : { cursor } },
    }),
  );
  return { items: page.items as unknown as DraftSummary[], next: page.next ?? null };
}

export async function publications(cursor: string | null) {
  const page = bodyOf(
    await http.GET('/api/v1/triage/publications', {
      params: { query: cursor === null ? {} : { cursor } },
    }),
  );
  return { items: page.items, next: page.next ?? null };
}

const here = (protocol: string, version: string) => ({ path: { protocol, version } });

interface Answered {
  data?: Schemas['Draft'];
  response: Response;
}

function draftOf(answer: Answered): Draft {
  const { protocol, expected, authorName, publishedAt, ...rest } = bodyOf(answer);
  return {
    ...rest,
    authorName: authorName ?? null,
    publishedAt: publishedAt ?? null,
    content: protocol as unknown as Protocol,
    expected: expected as unknown as Row[],
    tag: answer.response.headers.get('etag') ?? '',
  };
}

export async function draft(protocol: string, version: string): Promise<Draft> {
  return draftOf(
    await http.GET('/api/v1/triage/protocols/{protocol}/drafts/{version}', {
      params: here(protocol, version),
    }),
  );
}

/** Numbers of empty cells are left out: the server takes no null for an age. */
const body = (content: Protocol, expected: Row[]) =>
  ({ protocol: content, expected }) as unknown as Schemas['DraftBody'];

export async function makeDraft(content: Protocol, expected: Row[], key: string): Promise<void> {
  await http.POST('/api/v1/triage/protocols/{protocol}/drafts', {
    params: { path: { protocol: content.id }, header: { 'Idempotency-Key': key } },
    body: body(content, expected),
  });
}

export async function saveDraft(
  protocol: string,
  version: string,
  content: Protocol,
  expected: Row[],
  tag: string,
): Promise<Draft> {
  return draftOf(
    await http.PUT('/api/v1/triage/protocols/{protocol}/drafts/{version}', {
      params: { ...here(protocol, version), header: { 'If-Match': tag } },
      body: body(content, expected),
    }),
  );
}

export async function removeDraft(protocol: string, version: string, tag: string): Promise<void> {
  await http.DELETE('/api/v1/triage/protocols/{protocol}/drafts/{version}', {
    params: { ...here(protocol, version), header: { 'If-Match': tag } },
  });
}

export async function check(protocol: string, version: string): Promise<Report> {
  return bodyOf(
    await http.POST('/api/v1/triage/protocols/{protocol}/drafts/{version}/check', {
      params: here(protocol, version),
    }),
  );
}

export interface Told {
  text: string;
  language: 'fr' | 'en';
  subject?: { age?: number; sex?: string };
  answers?: Record<string, unknown>;
}

export async function evaluate(protocol: string, version: string, told: Told): Promise<Trial> {
  return bodyOf(
    await http.POST('/api/v1/triage/protocols/{protocol}/drafts/{version}/evaluations', {
      params: here(protocol, version),
      body: told as never,
    }),
  );
}

export async function simulate(protocol: string, version: string): Promise<Simulation> {
  return bodyOf(
    await http.POST('/api/v1/triage/protocols/{protocol}/drafts/{version}/simulation', {
      params: here(protocol, version),
    }),
  );
}

export async function sign(protocol: string, version: string, tag: string): Promise<void> {
  await http.POST('/api/v1/triage/protocols/{protocol}/drafts/{version}/sign', {
    params: { ...here(protocol, version), header: { 'If-Match': tag } },
  });
}

/**
 * @param from when on it counts, as RFC 3339; null: at once
 * @param key of what is wanted, so that a repeated request does it once
 */
export async function publish(
  protocol: string,
  version: string,
  from: string | null,
  key: string,
): Promise<void> {
  await http.POST('/api/v1/triage/protocols/{protocol}/drafts/{version}/publish', {
    params: { ...here(protocol, version), header: { 'Idempotency-Key': key } },
    body: from === null ? {} : { effectiveAt: from },
  });
}

export async function rollBack(id: string, key: string): Promise<void> {
  await http.POST('/api/v1/triage/publications/{id}/roll-back', {
    params: { path: { id }, header: { 'Idempotency-Key': key } },
  });
}
