import type { components } from '@/api/schema';
import { bodyOf, http } from '@/lib/http';

export type KnownFacts = components['schemas']['KnownFacts'];

/** What one's own profile offers; nothing where it cannot be asked: a check waits for nobody. */
export async function knownFacts(): Promise<KnownFacts | null> {
  try {
    return bodyOf(await http.GET('/api/v1/triage/facts'));
  } catch {
    return null;
  }
}
