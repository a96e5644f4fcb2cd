import { useEffect, useRef, useState } from 'react';
import { problemOf, type Problem } from '@/lib/problem';

export interface Page<T> {
  items: T[];
  next?: string | null;
}

interface List<T> {
  items: T[] | null;
  /** Where what was fetched last begins, for the focus; null for the first page. */
  fresh: number | null;
  problem: Problem | null;
  more: (() => void) | null;
  again: () => void;
}

/**
 * A list that is read page by page.
 *
 * @param page always the same function as long as it reads the same list
 */
export function useList<T>(page: (cursor: string | null) => Promise<Page<T>>): List<T> {
  const [items, setItems] = useState<T[] | null>(null);
  const [fresh, setFresh] = useState<number | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [round, setRound] = useState(0);
  const fetching = useRef(false);
  useEffect(() => {
    let current = true;
    page(null)
      .then((first) => {
        if (current) {
          setProblem(null);
          setItems(first.items);
          setFresh(null);
          setCursor(first.next ?? null);
        }
      })
      .catch((error: unknown) => current && setProblem(problemOf(error)));
    return () => {
      current = false;
    };
  }, [page, round]);

  function more() {
    if (fetching.current) {
      return;
    }
    fetching.current = true;
    page(cursor)
      .then((following) => {
        setProblem(null);
        setFresh(items?.length ?? 0);
        setItems([...(items ?? []), ...following.items]);
        setCursor(following.next ?? null);
      })
      .catch((error: unknown) => setProblem(problemOf(error)))
      .finally(() => {
        fetching.current = false;
      });
  }
  return {
    items,
    fresh,
    problem,
    more: cursor === null ? null : more,
    again: () => setRound((before) => before + 1),
  };
}
