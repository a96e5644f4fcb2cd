import { useEffect, useState } from 'react';
import { problemOf, type Problem } from '@/lib/problem';

interface Read<T> {
  value: T | null;
  problem: Problem | null;
  again: () => void;
}

/**
 * Reads something, and again when asked. What was read stays on the screen meanwhile; an answer
 * that comes too late is dropped.
 *
 * @param read always the same function as long as it reads the same
 */
export function useRead<T>(read: () => Promise<T>): Read<T> {
  const [value, setValue] = useState<T | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let current = true;
    read()
      .then((found) => {
        if (current) {
          setProblem(null);
          setValue(found);
        }
      })
      .catch((error: unknown) => current && setProblem(problemOf(error)));
    return () => {
      current = false;
    };
  }, [read, round]);
  return { value, problem, again: () => setRound((before) => before + 1) };
}
