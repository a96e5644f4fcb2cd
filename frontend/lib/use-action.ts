import { useRef, useState } from 'react';
import { problemOf, type Problem } from '@/lib/problem';

/** One thing at a time: a second click while the first is under way does nothing. */
export function useAction() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const running = useRef(false);

  async function run(work: () => Promise<void>): Promise<void> {
    if (running.current) {
      return;
    }
    running.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      running.current = false;
      setBusy(false);
    }
  }
  return { busy, problem, run, forget: () => setProblem(null) };
}

/** Somebody else was quicker: what they changed is read again, and what was typed here stays. */
export const unlessOutdated = <T>(work: Promise<T>, again: () => void): Promise<T> =>
  work.catch((error: unknown) => {
    if (problemOf(error).status === 412) {
      again();
    }
    throw error;
  });

/** Whether somebody else has done it already, in another tab perhaps. */
export const isGone = (error: unknown): boolean => problemOf(error).status === 404;
