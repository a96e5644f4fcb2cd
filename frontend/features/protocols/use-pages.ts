import { useCallback, useEffect, useState } from 'react';
import { problemOf, type Problem } from '@/lib/problem';

interface Page<T> {
  items: T[];
  next: string | null;
}

/**
 * A list that is read page by page.
 *
 * @param page always the same function as long as it reads the same list
 */
export function usePages<T>(page: (cursor: string | null) => Promise<Page<T>>) {
  const [items, setItems] = useState<T[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let current = true;
    page(null)
      .then((first) => {
        if (current) {
          setProblem(null);
          setItems(first.items);
          setNext(first.next);
        }
      })
      .catch((error: unknown) => current && setProblem(problemOf(error)));
    return () => {
      current = false;
    };
  }, [page, round]);
  const more = useCallback(async () => {
    try {
      const following = await page(next);
      setProblem(null);
      setItems((before) => [...(before ?? []), ...following.items]);
      setNext(following.next);
    } catch (error) {
      setProblem(problemOf(error));
    }
  }, [page, next]);
  return {
    items,
    problem,
    more: next === null ? null : () => void more(),
    again: () => setRound((before) => before + 1),
  };
}
