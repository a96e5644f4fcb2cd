'use client';

import { useTranslations } from 'next-intl';
import type { SubmitEvent } from 'react';
import { cleanText } from '@/lib/clean-text';
import type { Locale } from '@/lib/locales';
import { Choice } from '@/ui/choice';
import { StepPage } from '@/ui/step-page';
import type { Answer, Question } from './api';
import { chosenWith, needsSupport } from './journey';
import { SupportNote } from './support-note';

interface Props {
  locale: Locale;
  question: Question;
  number: number;
  count: number;
  answer: Answer | null;
  onAnswer: (answer: Answer | null) => void;
  onBack: () => void;
  onNext: () => void;
  onCheck: () => void;
}

/** One question. Whatever is answered is kept at once; going on asks for nothing. */
export function QuestionStep(props: Props) {
  const { locale, question, number, count, answer, onAnswer } = props;
  const t = useTranslations('questionnaire.question');
  const { linkId } = question;
  const rows =
    question.type === 'boolean'
      ? [
          { code: 'yes', text: t('yes') },
          { code: 'no', text: t('no') },
        ]
      : question.answerOption;

  function isOn(code: string): boolean {
    return question.type === 'boolean'
      ? answer?.yes === (code === 'yes')
      : (answer?.chosen?.includes(code) ?? false);
  }

  function tick(code: string, on: boolean) {
    if (question.type === 'boolean') {
      onAnswer({ linkId, yes: code === 'yes' });
    } else {
      const chosen = chosenWith(question, answer?.chosen ?? [], code, on);
      onAnswer(chosen.length > 0 ? { linkId, chosen } : null);
    }
  }

  function write(typed: string) {
    const words = cleanText(typed);
    onAnswer(words.trim() === '' ? null : { linkId, words });
  }

  return (
    <StepPage
      title={question.text}
      onBack={props.onBack}
      above={
        <p className="asked__progress">
          <strong>{t('progress', { number, count })}</strong>
          <progress value={number} max={count} aria-hidden />
        </p>
      }
    >
      <form
        className="stack"
        onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
          event.preventDefault();
          props.onNext();
        }}
      >
        <fieldset className="choices">
          <legend className="visually-hidden">{question.text}</legend>
          {question.hint && <p className="hint">{question.hint}</p>}
          {question.repeats && <p className="hint">{t('several')}</p>}
          {question.type === 'text' && (
            <div className="field">
              <label htmlFor="answer">{t('words')}</label>
              <textarea
                className="input"
                id="answer"
                rows={6}
                maxLength={question.maxLength}
                defaultValue={answer?.words}
                onChange={({ target }) => write(target.value)}
              />
            </div>
          )}
          {rows.map(({ code, text }) => (
            <Choice
              key={code}
              type={question.repeats ? 'checkbox' : 'radio'}
              name="answer"
              value={code}
              checked={isOn(code)}
              onChange={(on) => tick(code, on)}
            >
              {text}
            </Choice>
          ))}
          {question.type !== 'text' && (
            <Choice
              type={question.repeats ? 'checkbox' : 'radio'}
              name="answer"
              value="to-discuss"
              checked={answer?.toDiscuss ?? false}
              onChange={(on) => onAnswer(on ? { linkId, toDiscuss: true } : null)}
            >
              {t('toDiscuss')}
            </Choice>
          )}
        </fieldset>
        <div role="status">{needsSupport(question, answer) && <SupportNote locale={locale} />}</div>
        <div className="actions">
          <button type="submit" className={answer ? 'button' : 'button button--quiet'}>
            {answer ? t('continue') : t('skip')}
          </button>
        </div>
        <p className="asked__ways">
          {answer && question.type !== 'text' && (
            <button type="button" className="link" onClick={() => onAnswer(null)}>
              {t('clear')}
            </button>
          )}
          <button type="button" className="link" onClick={props.onCheck}>
            {t('check')}
          </button>
        </p>
      </form>
    </StepPage>
  );
}
