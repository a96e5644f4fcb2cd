'use client';

import { useSyncExternalStore } from 'react';

let kept = { page: '', hash: '' };

/**
 * Takes the secret out of the address, where it would stay in the history of the device and on the
 * screen for whoever looks over a shoulder. From then on it lives in memory only.
 */
function take(): void {
  const { pathname, hash } = location;
  const holds = hash.length > 20;
  if (holds || kept.page !== pathname) {
    kept = { page: pathname, hash: holds ? hash.slice(1) : '' };
  }
  if (holds) {
    history.replaceState(null, '', pathname);
  }
}

function onHash(listener: () => void): () => void {
  const taken = () => {
    take();
    listener();
  };
  take();
  addEventListener('hashchange', taken);
  return () => removeEventListener('hashchange', taken);
}

/** The secret of this page, which its address does not say any more; empty if it holds none. */
export const heldHash = (): string => (kept.page === location.pathname ? kept.hash : '');

/** Null until the address was read; empty if there was no secret in it. */
export function useHash(): string | null {
  return useSyncExternalStore(onHash, heldHash, () => null);
}
