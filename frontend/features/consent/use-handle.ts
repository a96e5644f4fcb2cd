'use client';

import { useSyncExternalStore } from 'react';
import { handleIn } from './handle';

/** Undefined until the address was read. */
export function useHandle(): string | null | undefined {
  return useSyncExternalStore(
    (listener) => {
      addEventListener('hashchange', listener);
      return () => removeEventListener('hashchange', listener);
    },
    () => handleIn(location.hash),
    () => undefined,
  );
}
