import type { components } from '@/api/schema';
import { attempt } from '@/lib/attempt';
import { bodyOf, http } from '@/lib/http';

type Schemas = components['schemas'];

export type Profile = Schemas['HealthProfile'];
export type Entry = Schemas['Entry'];
export type Provenance = Schemas['Provenance'];
export type Patient = Schemas['SearchPatientsPatient'];
export type Found = Schemas['SearchPatientsFound'];
export type Card = Schemas['PatientCard'];
export type Wanted = Schemas['SearchPatientsWanted'];
export type Visit = Schemas['Visit'];
export type VisitNote = Schemas['VisitNote'];
export type Opinion = Schemas['Opinion'];
export type GivenOpinion = Schemas['GivenOpinion'];
export type TimelineItem = Schemas['TimelineItem'];
export type ToldQuestionnaire = Schemas['ToldQuestionnaire'];
export type TimelinePage = Schemas['TimelinePage'];

/** Something, with the tag under which it is changed. */
export interface Seen<T> {
  value: T;
  tag: string;
}

const of = (id: string) => ({ params: { path: { id } } });

function seen<T>(answer: { data?: T; response: Response }): Seen<T> {
  return { value: bodyOf(answer), tag: answer.response.headers.get('etag') ?? '' };
}

export async function search(wanted: Wanted): Promise<Found> {
  return bodyOf(await http.POST('/api/v1/patients/search', { body: wanted }));
}

export async function card(id: string): Promise<Card> {
  return bodyOf(await http.GET('/api/v1/patients/{id}', of(id)));
}

export async function profile(id: string): Promise<Seen<Profile>> {
  return seen(await http.GET('/api/v1/patients/{id}/profile', of(id)));
}

/** Without taking care of them: the reason is kept, and the person is told. */
export async function breakGlass(id: string, reason: string): Promise<void> {
  await http.GET('/api/v1/patients/{id}/profile', {
    params: { path: { id }, header: { 'X-Access-Reason': encodeURIComponent(reason) } },
  });
}

export async function revise(id: string, tag: string, wanted: Profile): Promise<Seen<Profile>> {
  return seen(
    await http.PUT('/api/v1/patients/{id}/profile', {
      params: { path: { id }, header: { 'If-Match': tag } },
      body: wanted,
    }),
  );
}

export async function timeline(id: string, cursor: string | null): Promise<TimelinePage> {
  return bodyOf(
    await http.GET('/api/v1/patients/{id}/history', {
      params: { path: { id }, query: cursor === null ? {} : { cursor } },
    }),
  );
}

export async function preVisit(id: string): Promise<ToldQuestionnaire | null> {
  const answer = await http.GET('/api/v1/patients/{id}/pre-visit-questionnaire', of(id));
  return bodyOf(answer).last ?? null;
}

export async function visits(id: string): Promise<Visit[]> {
  return bodyOf(await http.GET('/api/v1/patients/{id}/visits', of(id))).items;
}

/** All that was ever written down of one, newest first. */
export async function versionsOf(id: string, visit: string): Promise<Visit[]> {
  return bodyOf(
    await http.GET('/api/v1/patients/{id}/visits/{visit}/versions', {
      params: { path: { id, visit } },
    }),
  ).items;
}

export async function writeVisit(id: string, note: VisitNote): Promise<void> {
  await attempt(['visit', id, note], async (key) => {
    await http.POST('/api/v1/patients/{id}/visits', {
      params: { path: { id }, header: { 'Idempotency-Key': key } },
      body: note,
    });
  });
}

export async function correctVisit(id: string, visit: Visit, note: VisitNote): Promise<void> {
  await http.PUT('/api/v1/patients/{id}/visits/{visit}', {
    params: { path: { id, visit: visit.id }, header: { 'If-Match': `"${visit.version}"` } },
    body: note,
  });
}

export async function opinions(id: string): Promise<GivenOpinion[]> {
  return bodyOf(await http.GET('/api/v1/patients/{id}/fitness-opinions', of(id))).items;
}

export async function writeOpinion(id: string, opinion: Opinion): Promise<void> {
  await attempt(['opinion', id, opinion], async (key) => {
    await http.POST('/api/v1/patients/{id}/fitness-opinions', {
      params: { path: { id }, header: { 'Idempotency-Key': key } },
      body: opinion,
    });
  });
}

export async function release(id: string, opinion: string): Promise<void> {
  await http.POST('/api/v1/patients/{id}/fitness-opinions/{opinion}/release', {
    params: { path: { id, opinion } },
  });
}
