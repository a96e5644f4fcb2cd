'use client';

import { useCallback, useRef, useSyncExternalStore } from 'react';
import { hashOf, stepOf, type Step } from './journey';

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

/** The step of the address; the browser's own Back and Forward move between steps. */
export function useStep() {
  const hash = useSyncExternalStore(
    subscribe,
    () => location.hash,
    () => '',
  );
  const pushed = useRef(0);
  const go = useCallback((to: Step, how: 'push' | 'replace' = 'push') => {
    if (how === 'push') {
      pushed.current += 1;
      history.pushState(null, '', hashOf(to));
    } else {
      history.replaceState(null, '', hashOf(to));
    }
    for (const listener of listeners) {
      listener();
    }
  }, []);
  const back = useCallback(
    (otherwise: Step) => {
      if (pushed.current > 0) {
        pushed.current -= 1;
        history.back();
      } else {
        go(otherwise, 'replace');
      }
    },
    [go],
  );
  return { step: stepOf(hash), hash, go, back };
}
