'use client';

import { useCallback, useRef, useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('popstate', listener);
  addEventListener('hashchange', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
    removeEventListener('hashchange', listener);
  };
}

/** The step after the `#` of the address; the browser's own Back and Forward move between steps. */
export function useHashSteps() {
  const hash = useSyncExternalStore(
    subscribe,
    () => location.hash,
    () => '',
  );
  const pushed = useRef(0);
  const go = useCallback((to: string, how: 'push' | 'replace' = 'push') => {
    if (how === 'push') {
      pushed.current += 1;
      history.pushState(null, '', to);
    } else {
      history.replaceState(null, '', to);
    }
    for (const listener of listeners) {
      listener();
    }
  }, []);
  const back = (otherwise: string) => {
    if (pushed.current > 0) {
      pushed.current -= 1;
      history.back();
    } else {
      go(otherwise, 'replace');
    }
  };
  return { hash, go, back };
}
