'use client';

import { useSyncExternalStore } from 'react';

/** Which purpose is looked at: the word after the `#`; none is the list. */
export function usePurpose(): string | null {
  const hash = useSyncExternalStore(
    (listener) => {
      addEventListener('hashchange', listener);
      return () => removeEventListener('hashchange', listener);
    },
    () => location.hash,
    () => '',
  );
  return hash.length > 1 ? hash.slice(1) : null;
}
