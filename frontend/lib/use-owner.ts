'use client';

import { useSession } from '@/lib/use-session';

/** Whose drafts this device holds for the person in front of it. */
export function useOwner(): string | null {
  const session = useSession();
  switch (session.state) {
    case 'signed-in':
      return session.me.id;
    case 'unreachable':
      return session.ownerId;
    default:
      return null;
  }
}
