'use client';

import { useTranslations } from 'next-intl';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import type { Problem } from '@/lib/problem';
import { ProblemPanel } from '@/ui/problem-panel';
import { StepPage } from '@/ui/step-page';
import type { Asked } from './api';
import type { Draft } from './journey';

interface Props {
  locale: Locale;
  asked: Asked | null;
  draft: Draft | null;
  problem: Problem | null;
  onBack: () => void;
  onRetry: () => void;
  onBegin: () => void;
  onResume: () => void;
  /** Begins with what was sent last. */
  onLast: () => void;
}

/** What it is for, who reads it, and where one was. */
export function StartStep(props: Props) {
  const { locale, asked, draft, problem } = props;
  const t = useTranslations('questionnaire.start');
  const last = asked?.last;
  return (
    <StepPage title={t('title')} lead={t('lead')} onBack={props.onBack}>
      {problem && !draft && <ProblemPanel problem={problem} retry={props.onRetry} />}
      <ul>
        <li>{t('free')}</li>
        <li>{t('readers')}</li>
        <li>{t('kept')}</li>
      </ul>
      {last && <p>{t('last', { at: sayMoment(last.at, locale) })}</p>}
      {draft && <p>{t('found', { at: sayMoment(draft.startedAt, locale) })}</p>}
      <div className="actions">
        {draft && (
          <button type="button" className="button" onClick={props.onResume}>
            {t('resume')}
          </button>
        )}
        {asked && (
          <button
            type="button"
            className={draft ? 'button button--quiet' : 'button'}
            onClick={props.onBegin}
          >
            {draft || last ? t('restart') : t('begin')}
          </button>
        )}
        {!draft && last?.version === asked?.version && last && (
          <button type="button" className="button button--quiet" onClick={props.onLast}>
            {t('fromLast')}
          </button>
        )}
      </div>
    </StepPage>
  );
}
