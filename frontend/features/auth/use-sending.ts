'use client';

import { useState } from 'react';
import { problemOf, type Problem } from '@/lib/problem';

/** One form on its way: it is sent once at a time, and a refusal leaves it as it is. */
export function useSending() {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  /** Whether it was accepted. */
  async function send(work: () => Promise<unknown>): Promise<boolean> {
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

  return { problem, busy, send };
}
