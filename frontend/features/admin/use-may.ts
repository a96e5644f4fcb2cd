import type { Me } from '@/lib/session';
import { useSession } from '@/lib/use-session';

export type Permission = Me['permissions'][number];

/** Who is looking; nobody for a moment while a session ends. */
export function useMe(): Me | null {
  const session = useSession();
  return session.state === 'signed-in' ? session.me : null;
}

/** What to show only to those who may; the server decides. */
export function useMay(): (permission: Permission) => boolean {
  const me = useMe();
  return (permission) => me?.permissions.includes(permission) ?? false;
}
