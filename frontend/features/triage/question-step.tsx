'use client';

import { ShieldAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, type SubmitEvent } from 'react';
import type { Problem } from '@/lib/problem';
import { ErrorSummary } from '@/ui/problem-panel';
import type { AnswerValue, Question } from './api';
import { Choice } from '@/ui/choice';
import { ContinueButton } from './danger-step';
import { SendProblem } from './send-problem';
import { StepPage } from '@/ui/step-page';

interface Props {
  question: Question;
  number: number;
  /** How many the server would still ask after this one, for what it knows now. */
  left: number;
  before: AnswerValue | null;
  busy: boolean;
  problem: Problem | null;
  onBack: () => void;
  onStop: () => void;
  onAnswer: (value: AnswerValue) => void;
}

/** From 0 to 10 unless the question says otherwise. */
function degrees({ min = 0, max = 10 }: Question): number[] {
  return Array.from({ length: max - min + 1 }, (_, step) => min + step);
}

export function QuestionStep(props: Props) {
  const t = useTranslations('triage.question');
  const { question } = props;
  const [value, setValue] = useState<AnswerValue | null>(props.before);
  const [figures, setFigures] = useState(typeof props.before === 'number' ? `${props.before}` : '');
  const [missing, setMissing] = useState(0);
  const given = valueToSend(question, value, figures);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (given === null) {
      setMissing((count) => count + 1);
    } else if (!props.busy) {
      props.onAnswer(given);
    }
  }

  return (
    <StepPage
      title={question.text}
      onBack={props.onBack}
      above={
        <p className="progress">
          <strong>{t('progress', { number: props.number })}</strong>
          <span title={t('leftHint')}>{t('left', { count: props.left })}</span>
        </p>
      }
    >
      {question.redFlag && (
        <p className="with-icon quiet">
          <ShieldAlert aria-hidden /> {t('important')}
        </p>
      )}
      {missing > 0 && given === null && (
        <ErrorSummary
          key={missing}
          errors={[
            {
              target: 'answer-0',
              message: question.kind === 'number' ? t('numberError') : t('error'),
            },
          ]}
        />
      )}
      {props.problem && <SendProblem problem={props.problem} />}
      <form onSubmit={submit} noValidate>
        <fieldset className="choices">
          <legend className="visually-hidden">{question.text}</legend>
          {question.kind === 'number' && (
            <div className="field">
              <label htmlFor="answer-0">
                {t('number')}
                {question.unit && ` (${question.unit})`}
              </label>
              <input
                className="input input--short"
                id="answer-0"
                inputMode="decimal"
                autoComplete="off"
                maxLength={8}
                value={figures}
                onChange={(event) => {
                  setFigures(event.target.value);
                  setValue(null);
                }}
              />
            </div>
          )}
          {question.kind === 'scale' && (
            <>
              {question.min === undefined && <p className="hint">{t('scale')}</p>}
              <div className="scale">
                {degrees(question).map((degree) => (
                  <Choice
                    key={degree}
                    type="radio"
                    name="answer"
                    value={String(degree)}
                    id={`answer-${degree}`}
                    checked={value === degree}
                    onChange={() => setValue(degree)}
                  >
                    {degree}
                  </Choice>
                ))}
              </div>
            </>
          )}
          {rows(question, t('yes'), t('no')).map((row, index) => (
            <Choice
              key={row.text}
              type="radio"
              name="answer"
              value={String(row.value)}
              id={`answer-${index}`}
              checked={value === row.value}
              onChange={() => setValue(row.value)}
            >
              {row.text}
            </Choice>
          ))}
          <Choice
            type={question.kind === 'number' ? 'checkbox' : 'radio'}
            name="answer"
            value="unknown"
            checked={value === 'unknown'}
            onChange={(on) => {
              setValue(on ? 'unknown' : null);
              setFigures('');
            }}
          >
            {t('unknown')}
          </Choice>
        </fieldset>
        <ContinueButton busy={props.busy} />
      </form>
      <button type="button" className="link" onClick={props.onStop}>
        {t('stop')}
      </button>
    </StepPage>
  );
}

function rows(question: Question, yes: string, no: string): { value: AnswerValue; text: string }[] {
  switch (question.kind) {
    case 'boolean':
      return [
        { value: true, text: yes },
        { value: false, text: no },
      ];
    case 'choice':
      return (question.options ?? []).map(({ code, label }) => ({ value: code, text: label }));
    case 'number':
    case 'scale':
      return [];
  }
}

function valueToSend(
  question: Question,
  value: AnswerValue | null,
  figures: string,
): AnswerValue | null {
  if (question.kind !== 'number' || value === 'unknown') {
    return value;
  }
  const { min = -Infinity, max = Infinity } = question;
  const number = Number(figures.trim().replace(',', '.'));
  const sensible = figures.trim() !== '' && Number.isFinite(number);
  return sensible && number >= min && number <= max ? number : null;
}
