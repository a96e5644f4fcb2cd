import type { components } from '@/api/schema';
import { bodyOf, http } from '@/lib/http';

export type FileAccess = components['schemas']['FileAccess'];

export async function accesses(
  own: boolean,
  cursor: string | null,
): Promise<{ items: FileAccess[]; next: string | null }> {
  const { items, next } = bodyOf(
    await http.GET('/api/v1/profile/accesses', {
      params: { query: { own, ...(cursor !== null && { cursor }) } },
    }),
  );
  return { items, next: next ?? null };
}
