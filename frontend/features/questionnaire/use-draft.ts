'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { useOwner } from '@/lib/use-owner';
import { discardDraft, loadDraft, saveDraft } from './drafts';
import type { Draft } from './journey';

/** The draft, `undefined` while it is looked for; sealed again at each change, gone with null. */
export function useDraft(): [Draft | null | undefined, (next: Draft | null) => void] {
  const owner = useOwner();
  const [draft, setDraft] = useState<Draft | null | undefined>(undefined);
  const saving = useRef<Promise<void>>(Promise.resolve());
  useEffect(() => {
    let current = true;
    // A browser that refuses storage has no draft.
    const looked = owner === null ? Promise.resolve(null) : loadDraft(owner).catch(() => null);
    looked
      .then((found) => current && setDraft((before) => before ?? found))
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, [owner]);
  const change = useCallback(
    (next: Draft | null) => {
      setDraft(next);
      if (owner !== null) {
        // In order: an older state never overwrites a newer one.
        saving.current = saving.current
          .then(() => (next ? saveDraft(owner, next) : discardDraft(owner)))
          .catch(() => undefined);
      }
    },
    [owner],
  );
  return [draft, change];
}
