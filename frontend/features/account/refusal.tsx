'use client';

import type { Problem } from '@/lib/problem';
import { ProblemPanel } from '@/ui/problem-panel';
import { speaksForItself } from './rules';

export function Refusal(props: {
  problem: Problem | null;
  retry?: () => void;
  fields?: Record<string, string>;
}) {
  const { problem, ...rest } = props;
  if (!problem) {
    return null;
  }
  const words = speaksForItself(problem)
    ? { title: problem.title, text: problem.detail ?? '' }
    : undefined;
  return <ProblemPanel problem={problem} words={words} {...rest} />;
}
