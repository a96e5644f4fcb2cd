'use client';

import { useState } from 'react';
import { problemOf, type Problem } from '@/lib/problem';

/** One thing at a time; a refusal leaves everything as it is. */
export function useDoing() {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    if (busy) {
      return false;
    }
    setProblem(null);
    setBusy(true);
    try {
      await work();
      return true;
    } catch (error) {
      setProblem(problemOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  }

  return { problem, busy, attempt };
}
