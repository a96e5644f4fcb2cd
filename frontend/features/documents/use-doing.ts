'use client';

import { useRef, useState } from 'react';
import { problemOf, type Problem } from '@/lib/problem';

/** One thing at a time; a refusal leaves everything as it is. */
export function useDoing() {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const running = useRef(false);

  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    if (running.current) {
      return false;
    }
    running.current = true;
    setProblem(null);
    setBusy(true);
    try {
      await work();
      return true;
    } catch (error) {
      setProblem(problemOf(error));
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }

  return { problem, busy, attempt };
}
