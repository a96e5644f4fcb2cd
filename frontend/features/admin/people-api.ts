import type { components } from '@/api/schema';
import { bodyOf, http } from '@/lib/http';
import { attempt } from '@/lib/attempt';
import type { Page } from './use-list';

type Schemas = components['schemas'];

export type User = Schemas['User'];
export type Assignment = Schemas['UserGiven'];
export type Wish = Schemas['GiveBody'];
export type Seen = Schemas['PreviewSeen'];

/** Somebody as they were read, and the tag that says so when they are changed. */
export interface Tagged<T> {
  value: T;
  tag: string;
}

export async function people(cursor: string | null): Promise<Page<User>> {
  const query = cursor === null ? {} : { cursor };
  return bodyOf(await http.GET('/api/v1/admin/users', { params: { query } }));
}

/** The name goes into the body: it belongs into no address and no log. */
export async function peopleNamed(name: string, cursor: string | null): Promise<Page<User>> {
  const body = { name, ...(cursor !== null && { cursor }) };
  return bodyOf(await http.POST('/api/v1/admin/users/search', { body }));
}

export async function person(id: string): Promise<Tagged<User>> {
  const answer = await http.GET('/api/v1/admin/users/{id}', { params: { path: { id } } });
  return { value: bodyOf(answer), tag: answer.response.headers.get('etag') ?? '' };
}

export async function whatTheySee(id: string): Promise<Seen> {
  return bodyOf(await http.GET('/api/v1/admin/users/{id}/preview', { params: { path: { id } } }));
}

export async function give(to: string, wish: Wish): Promise<void> {
  await attempt(['give', to, wish], async (key) => {
    await http.POST('/api/v1/admin/users/{person}/assignments', {
      params: { path: { person: to }, header: { 'Idempotency-Key': key } },
      body: wish,
    });
  });
}

/** @param tag under which the person was read */
export async function takeAway(from: string, assignment: string, tag: string): Promise<void> {
  await http.DELETE('/api/v1/admin/users/{person}/assignments/{id}', {
    params: { path: { person: from, id: assignment }, header: { 'If-Match': tag } },
  });
}

/** Access as somebody of the company ends within a minute, on every device. */
export async function leave(id: string): Promise<void> {
  await http.POST('/api/v1/auth/people/{person}/leave', { params: { path: { person: id } } });
}

/** Says nothing of what they have set up; a second press of the same button mails nothing more. */
export async function letBackIn(id: string): Promise<void> {
  await attempt(['let back in', id], async (key) => {
    await http.POST('/api/v1/auth/people/{person}/recovery', {
      params: { path: { person: id }, header: { 'Idempotency-Key': key } },
    });
  });
}

export async function comeBack(id: string): Promise<void> {
  await http.POST('/api/v1/auth/people/{person}/return', { params: { path: { person: id } } });
}
