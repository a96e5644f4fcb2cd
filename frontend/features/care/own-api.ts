import type { components } from '@/api/schema';
import { bodyOf, http } from '@/lib/http';

type Schemas = components['schemas'];

export type OwnVisit = Schemas['OwnVisits'];
export type Opening = Schemas['ReviewItem'];
export type Line = Schemas['ReviewLine'];
export type Released = Schemas['ReleasedOpinion'];

export async function ownVisits(): Promise<OwnVisit[]> {
  return bodyOf(await http.GET('/api/v1/profile/visits')).items;
}

export async function ownOpinions(): Promise<Schemas['GivenOpinion'][]> {
  return bodyOf(await http.GET('/api/v1/profile/fitness-opinions')).items;
}

const query = (cursor: string | null) => ({
  params: { query: cursor === null ? {} : { cursor } },
});

export async function openings(cursor: string | null): Promise<Schemas['ReviewPage']> {
  return bodyOf(await http.GET('/api/v1/patients/break-glass', query(cursor)));
}

export async function reviewed(opening: string): Promise<void> {
  await http.PUT('/api/v1/patients/break-glass/{opening}/review', {
    params: { path: { opening } },
  });
}

export async function released(cursor: string | null): Promise<Schemas['EmployerPage']> {
  return bodyOf(await http.GET('/api/v1/employer/opinions', query(cursor)));
}
