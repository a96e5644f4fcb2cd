'use client';

import { useLocale, useTranslations } from 'next-intl';
import { paths } from '@/lib/paths';
import type { Problem } from '@/lib/problem';
import { ProblemPanel } from '@/ui/problem-panel';
import type { State } from './bundle';

/** A failed sending: what was said is still here, and nothing leaves by itself later. */
export function SendProblem(props: { problem: Problem; fields?: Record<string, string> }) {
  const t = useTranslations('triage');
  const locale = useLocale();
  const device = props.problem.members?.['device'] as Exclude<State, 'good'> | undefined;
  return (
    <ProblemPanel problem={props.problem} {...(props.fields && { fields: props.fields })}>
      {device && (
        <p>
          {t(`device.cannot.${device}`)} <a href={paths.emergency(locale)}>{t('result.numbers')}</a>
        </p>
      )}
      {props.problem.status === 0 && <p>{t('draft.kept')}</p>}
    </ProblemPanel>
  );
}
