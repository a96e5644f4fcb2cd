'use client';

import type { Problem } from '@/lib/problem';
import { ProblemPanel } from '@/ui/problem-panel';

/** Rules of governance are explained by the server better than by any general sentence. */
export function Refusal({ problem, retry }: { problem: Problem; retry?: () => void }) {
  const explained =
    problem.type.includes('/problems/triage/') && problem.detail !== undefined
      ? { title: problem.title, text: problem.detail }
      : undefined;
  return <ProblemPanel problem={problem} words={explained} {...(retry && { retry })} />;
}
