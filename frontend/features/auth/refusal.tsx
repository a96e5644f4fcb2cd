'use client';

import type { Problem } from '@/lib/problem';
import { ProblemPanel } from '@/ui/problem-panel';

/**
 * Why it did not work. What `auth` refuses it explains itself, in the language of the page: a wrong
 * password is a 401 as an ended session is, and must not be told as one.
 */
export function Refusal(props: {
  problem: Problem;
  words?: { title: string; text: string } | undefined;
  /** Fields that are named here as they are in the request. */
  fields?: string[];
}) {
  const { problem, fields = [] } = props;
  const own = problem.type.includes('/problems/auth/')
    ? { title: problem.title, text: problem.detail ?? '' }
    : undefined;
  return (
    <ProblemPanel
      problem={problem}
      words={props.words ?? own}
      fields={Object.fromEntries(fields.map((name) => [name, name]))}
    />
  );
}
