'use client';

import { useEffect, useRef, useState } from 'react';
import { dropChange, keepChange, keptChanges, type KeptChange } from './kept';

/** What this device keeps of changes that are not saved yet; each until it is saved or given up. */
export function useKeptChanges(owner: string | null) {
  const [kept, setKept] = useState<KeptChange[]>([]);
  const saving = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => {
    let current = true;
    if (owner !== null) {
      keptChanges(owner)
        .then((found) => current && setKept(found))
        .catch(() => undefined); // a browser that refuses storage has kept nothing
    }
    return () => {
      current = false;
    };
  }, [owner]);

  /** In order: an older state never overwrites a newer one. */
  const then = (work: (owner: string) => Promise<void>) => {
    if (owner !== null) {
      saving.current = saving.current.then(() => work(owner)).catch(() => undefined);
    }
  };
  const without = (key: string) => (all: KeptChange[]) => all.filter((one) => one.key !== key);
  return {
    kept,
    keep(change: KeptChange) {
      setKept((all) => [...without(change.key)(all), change]);
      then((of) => keepChange(of, change));
    },
    drop(key: string) {
      setKept(without(key));
      then((of) => dropChange(of, key));
    },
  };
}
