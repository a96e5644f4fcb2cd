'use client';

import { useState } from 'react';
import { problemOf, type Problem } from '@/lib/problem';
import { isOutdated } from './rules';

/** `outdated`: what is on the screen is not what there is any more. */
export type Outcome = 'done' | 'refused' | 'outdated' | 'busy';

/** One thing at a time; a refusal leaves everything as it is. */
export function useDoing() {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  async function attempt(work: () => Promise<unknown>): Promise<Outcome> {
    if (busy) {
      return 'busy';
    }
    setProblem(null);
    setBusy(true);
    try {
      await work();
      return 'done';
    } catch (error) {
      const refused = problemOf(error);
      setProblem(refused);
      return isOutdated(refused) ? 'outdated' : 'refused';
    } finally {
      setBusy(false);
    }
  }

  return { problem, busy, attempt };
}
