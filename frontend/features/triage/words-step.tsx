'use client';

import { EyeOff, ListChecks } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, type SubmitEvent } from 'react';
import { cleanText, MAX_TEXT } from '@/lib/clean-text';
import type { Problem } from '@/lib/problem';
import { ErrorSummary } from '@/ui/problem-panel';
import { ContinueButton } from './danger-step';
import { SendProblem } from './send-problem';
import { StepPage } from '@/ui/step-page';

interface Props {
  before: string;
  busy: boolean;
  problem: Problem | null;
  onBack: () => void;
  onType: (words: string) => void;
  onList: () => void;
  onAnswer: (words: string) => void;
}

/** The counter speaks up when room runs out, not at every key. */
const NEARLY_FULL = 500;

export function WordsStep(props: Props) {
  const t = useTranslations('triage.words');
  const [typed, setTyped] = useState(props.before);
  const [missing, setMissing] = useState(0);
  const left = MAX_TEXT - typed.length;

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const words = cleanText(typed);
    if (words.trim() === '') {
      setMissing((count) => count + 1);
    } else if (!props.busy) {
      setTyped(words);
      props.onAnswer(words);
    }
  }

  return (
    <StepPage title={t('title')} lead={t('lead')} onBack={props.onBack}>
      {missing > 0 && typed.trim() === '' && (
        <ErrorSummary key={missing} errors={[{ target: 'words', message: t('error') }]} />
      )}
      {props.problem && <SendProblem problem={props.problem} fields={{ text: 'words' }} />}
      <form onSubmit={submit} noValidate>
        <div className="field">
          <label htmlFor="words">{t('label')}</label>
          <p className="hint" id="words-hint">
            {t('example')}
          </p>
          <textarea
            className="input"
            id="words"
            rows={6}
            maxLength={MAX_TEXT}
            value={typed}
            aria-describedby="words-hint words-left"
            aria-invalid={(missing > 0 && typed.trim() === '') || undefined}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={() => props.onType(cleanText(typed))}
          />
          <p className="quiet" id="words-left" aria-live={left < NEARLY_FULL ? 'polite' : 'off'}>
            {t('left', { count: left })}
          </p>
        </div>
        <p className="quiet with-icon aside">
          <EyeOff aria-hidden /> {t('private')}
        </p>
        <ContinueButton busy={props.busy} />
      </form>
      <button type="button" className="link" onClick={props.onList}>
        <ListChecks aria-hidden /> {t('list')}
      </button>
    </StepPage>
  );
}
