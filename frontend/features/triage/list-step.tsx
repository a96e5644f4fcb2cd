'use client';

import { PenLine } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useState, type SubmitEvent } from 'react';
import type { Locale } from '@/lib/locales';
import { problemOf, type Problem } from '@/lib/problem';
import { ErrorSummary, ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { presentations, type Presentation } from './api';
import { orFromDevice } from './device';
import { ContinueButton } from './danger-step';
import { matching } from './find-presentations';
import { Regions } from './regions';
import { SendProblem } from './send-problem';
import { StepPage } from '@/ui/step-page';

type Chosen = { id: string; label: string }[];

interface Props {
  locale: Locale;
  before: Chosen;
  busy: boolean;
  problem: Problem | null;
  onBack: () => void;
  onWords: () => void;
  onAnswer: (chosen: Chosen) => void;
}

export function ListStep(props: Props) {
  const t = useTranslations('triage.list');
  const [all, failure, retry] = usePresentations(props.locale);
  const [chosen, setChosen] = useState<Chosen>(props.before);
  const [sought, setSought] = useState('');
  const [missing, setMissing] = useState(0);
  const found = useMemo(() => matching(all ?? [], sought), [all, sought]);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (chosen.length === 0) {
      setMissing((count) => count + 1);
    } else if (!props.busy) {
      props.onAnswer(chosen);
    }
  }

  function tick({ id, label }: Presentation, on: boolean) {
    setChosen(on ? [...chosen, { id, label }] : chosen.filter((other) => other.id !== id));
  }

  return (
    <StepPage title={t('title')} lead={t('lead')} onBack={props.onBack}>
      {missing > 0 && chosen.length === 0 && (
        <ErrorSummary key={missing} errors={[{ target: 'search', message: t('error') }]} />
      )}
      {props.problem && <SendProblem problem={props.problem} />}
      {failure && <ProblemPanel problem={failure} retry={retry} />}
      {!all && !failure && <Waiting />}
      {all && (
        <form className="stack" onSubmit={submit}>
          <div className="field">
            <label htmlFor="search">{t('search')}</label>
            <p className="hint" id="search-hint">
              {t('searchHint')}
            </p>
            <input
              className="input"
              id="search"
              type="search"
              autoComplete="off"
              value={sought}
              aria-describedby="search-hint"
              onChange={(event) => setSought(event.target.value)}
            />
            <p className="quiet" role="status">
              {sought.trim()
                ? t('found', { count: found.length })
                : t('chosen', { count: chosen.length })}
            </p>
          </div>
          {found.length === 0 && <p>{t('nothing')}</p>}
          <Regions
            found={found}
            chosen={chosen.map(({ id }) => id)}
            searching={sought.trim() !== ''}
            onTick={tick}
          />
          <ContinueButton busy={props.busy} />
        </form>
      )}
      <button type="button" className="link" onClick={props.onWords}>
        <PenLine aria-hidden /> {t('words')}
      </button>
    </StepPage>
  );
}

function usePresentations(locale: Locale): [Presentation[] | null, Problem | null, () => void] {
  const [all, setAll] = useState<Presentation[] | null>(null);
  const [failure, setFailure] = useState<Problem | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    orFromDevice(
      () => presentations(locale),
      (engine) => engine.presentations(locale),
    )
      .then((items) => current && setAll(items))
      .catch((error: unknown) => current && setFailure(problemOf(error)));
    return () => {
      current = false;
    };
  }, [locale, attempt]);
  const retry = () => {
    setFailure(null);
    setAttempt(attempt + 1);
  };
  return [all, failure, retry];
}
