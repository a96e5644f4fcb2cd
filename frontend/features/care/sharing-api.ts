import type { components } from '@/api/schema';
import { bodyOf, http } from '@/lib/http';

type Schemas = components['schemas'];

export type Team = Schemas['CareTeam'];
export type Professional = Schemas['CareTeamProfessional'];
export type Choice = Schemas['SharingBody'];

export async function careTeam(): Promise<Team> {
  return bodyOf(await http.GET('/api/v1/profile/care-team'));
}

export async function chooseAll(choice: Choice): Promise<void> {
  await http.PUT('/api/v1/profile/care-team/all', { body: choice });
}

export async function choose(professional: string, choice: Choice): Promise<void> {
  await http.PUT('/api/v1/profile/care-team/{professional}', {
    params: { path: { professional } },
    body: choice,
  });
}
