import type { components } from '@/api/schema';
import { bodyOf, http } from '@/lib/http';
import { attempt } from '@/lib/attempt';

type Schemas = components['schemas'];

export type Site = Schemas['PlacesSite'];
export type Population = Schemas['PlacesPopulation'];

/** What roles can be limited to. */
export interface Places {
  sites: Site[];
  populations: Population[];
}

export async function places(): Promise<Places> {
  const [sites, populations] = await Promise.all([
    http.GET('/api/v1/admin/sites'),
    http.GET('/api/v1/admin/populations'),
  ]);
  return { sites: bodyOf(sites).items, populations: bodyOf(populations).items };
}

export async function addSite(name: string): Promise<void> {
  await attempt(['site', name], async (key) => {
    await http.POST('/api/v1/admin/sites', {
      params: { header: { 'Idempotency-Key': key } },
      body: { name },
    });
  });
}

export async function addPopulation(population: Population): Promise<void> {
  await attempt(['population', population], async (key) => {
    await http.POST('/api/v1/admin/populations', {
      params: { header: { 'Idempotency-Key': key } },
      body: population,
    });
  });
}
