'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { discardDraft, loadDraft, saveDraft } from './drafts';
import { newDraft, type Draft } from './journey';
import { useOwner } from '@/lib/use-owner';

/** The draft found on the device, `undefined` while looking, and a way to forget it. */
export function useFoundDraft(): [Draft | null | undefined, () => void] {
  const owner = useOwner();
  const [found, setFound] = useState<Draft | null | undefined>(undefined);
  useEffect(() => {
    let current = true;
    if (owner === null) {
      return;
    }
    // A browser that refuses storage has no draft.
    loadDraft(owner)
      .catch(() => null)
      .then((draft) => current && setFound(draft))
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, [owner]);
  const forget = useCallback(() => {
    setFound(null);
    if (owner !== null) {
      void discardDraft(owner).catch(() => undefined);
    }
  }, [owner]);
  return [found, forget];
}

/** The draft in hand, sealed again at each change. */
export function useDraft(initial: Draft | null): [Draft, (next: Draft) => void] {
  const owner = useOwner();
  const [draft, setDraft] = useState<Draft>(() => initial ?? newDraft(Date.now()));
  const saving = useRef<Promise<void>>(Promise.resolve());
  const change = useCallback(
    (next: Draft) => {
      setDraft(next);
      if (owner !== null) {
        // In order: an older state never overwrites a newer one.
        saving.current = saving.current.then(() => saveDraft(owner, next)).catch(() => undefined);
      }
    },
    [owner],
  );
  return [draft, change];
}
