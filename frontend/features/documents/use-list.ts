'use client';

import { useCallback, useEffect, useState } from 'react';
import { problemOf, type Problem } from '@/lib/problem';
import { listing, type Category, type Document, type Listing } from './api';

interface Known {
  items: Document[];
  next: string | null;
  room: Pick<Listing, 'used' | 'allowed' | 'largest'>;
}

/** The documents of one kind, or all of them, page after page. */
export function useList(category: Category | undefined) {
  const [known, setKnown] = useState<Known | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const load = useCallback(
    (cursor?: string) =>
      listing(category, cursor)
        .then(({ items, next, ...room }) => {
          setProblem(null);
          setKnown((before) => ({
            items: cursor && before ? [...before.items, ...items] : items,
            next: next ?? null,
            room,
          }));
        })
        .catch((error: unknown) => setProblem(problemOf(error))),
    [category],
  );
  useEffect(() => {
    void load();
  }, [load]);

  return { known, problem, reload: () => load(), more: () => load(known?.next ?? undefined) };
}
