'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { currentSession, onSessionChange, restore, unknownSession, type Session } from './session';

/** Who is here. The prerendered page knows nobody. */
export function useSession(): Session {
  const session = useSyncExternalStore(onSessionChange, currentSession, () => unknownSession);
  useEffect(() => {
    void restore();
  }, []);
  return session;
}
