import { useCallback, useEffect, useRef, useState } from 'react';
import { problemOf, type Problem } from '@/lib/problem';

export interface Page<T, Cursor> {
  items: T[];
  next?: Cursor | null;
}

interface List<T> {
  items: T[] | null;
  /** Where what was fetched last begins, for the focus; null for the first page. */
  fresh: number | null;
  problem: Problem | null;
  /** Reads what could not be read. */
  retry: () => void;
  more: (() => void) | null;
  /** Reads from the beginning. */
  again: () => void;
}

/**
 * A list that is read page by page; whatever answers too late is dropped.
 *
 * @param page always the same function as long as it reads the same list
 */
export function useList<T, Cursor = string>(
  page: (cursor: Cursor | null) => Promise<Page<T, Cursor>>,
): List<T> {
  const [list, setList] = useState<{ items: T[]; next: Cursor | null; fresh: number | null }>();
  const [failed, setFailed] = useState<{ problem: Problem; at: Cursor | null }>();
  const reading = useRef<object | null>(null);

  const read = useCallback(
    (cursor: Cursor | null) => {
      const mine = {};
      reading.current = mine;
      page(cursor)
        .then(({ items, next = null }) => {
          if (reading.current === mine) {
            reading.current = null;
            setFailed(undefined);
            setList((known) =>
              cursor === null || !known
                ? { items, next, fresh: null }
                : { items: [...known.items, ...items], next, fresh: known.items.length },
            );
          }
        })
        .catch((error: unknown) => {
          if (reading.current === mine) {
            reading.current = null;
            setFailed({ problem: problemOf(error), at: cursor });
          }
        });
    },
    [page],
  );
  useEffect(() => {
    read(null);
    return () => {
      reading.current = null;
    };
  }, [read]);

  const next = list?.next ?? null;
  return {
    items: list?.items ?? null,
    fresh: list?.fresh ?? null,
    problem: failed?.problem ?? null,
    retry: () => read(failed?.at ?? null),
    more: next === null ? null : () => reading.current ?? read(next),
    again: () => read(null),
  };
}
