'use client';

import { useCallback, useEffect, useState } from 'react';
import { problemOf, type Problem } from '@/lib/problem';

/** What the server has, read when its part opens, and again when something has changed. */
export function useLoaded<T>(load: () => Promise<T>) {
  const [data, setData] = useState<T | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const reload = useCallback(
    () =>
      load()
        .then((now) => {
          setData(now);
          setProblem(null);
          return now;
        })
        .catch((error: unknown) => {
          setProblem(problemOf(error));
          return null;
        }),
    [load],
  );
  useEffect(() => {
    void reload();
  }, [reload]);

  return { data, problem, reload };
}
