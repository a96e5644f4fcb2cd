'use client';

import { useTranslations } from 'next-intl';
import type { Problem } from '@/lib/problem';
import { ProblemPanel } from '@/ui/problem-panel';

/** A failed sending: what was said is still here, and nothing leaves by itself later. */
export function SendProblem(props: { problem: Problem; fields?: Record<string, string> }) {
  const t = useTranslations('triage');
  return (
    <ProblemPanel problem={props.problem} {...(props.fields && { fields: props.fields })}>
      {props.problem.status === 0 && <p>{t('draft.kept')}</p>}
    </ProblemPanel>
  );
}
