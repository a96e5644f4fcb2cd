'use client';

import { useEffect, useRef } from 'react';
import { useOwner } from './use-owner';

/**
 * What is typed, sealed on this device at each change: a session that ends takes the page away, and
 * loses nothing. Where the browser refuses storage, nothing is kept.
 *
 * @param found is told what was kept under this name, once, unless something was typed meanwhile
 */
export function useSealed<T>(name: string, found: (kept: T) => void) {
  const owner = useOwner();
  const id = owner === null ? null : `${name}|${owner}`;
  const saving = useRef<Promise<unknown>>(Promise.resolve());
  const tell = useRef(found);
  const typed = useRef(false);
  useEffect(() => {
    let current = true;
    if (id !== null) {
      void vault()
        .then(async ({ sweep, unseal }) => {
          await sweep(); // of whatever else lies here for too long
          return unseal(id);
        })
        .then((kept) => {
          if (current && kept !== null && !typed.current) {
            tell.current(kept as T);
          }
        })
        .catch(() => undefined);
    }
    return () => {
      current = false;
    };
  }, [id]);

  /** In order: an older state never overwrites a newer one. */
  const then = (work: (id: string) => Promise<void>) => {
    if (id !== null) {
      saving.current = saving.current.then(() => work(id)).catch(() => undefined);
    }
  };
  const drop = () => then(async (of) => (await vault()).discard(of));
  return {
    keep: (content: T) => {
      typed.current = true;
      then(async (to) => (await vault()).seal(to, content, Date.now()));
    },
    drop,
    /** Of a form that says nothing new: what was typed here goes, what was kept before stays. */
    dropTyped: () => {
      if (typed.current) {
        drop();
      }
    },
  };
}

/** Few who open a form have anything kept: it is fetched when something is. */
const vault = () => import('./vault');
