'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState, type SubmitEvent } from 'react';
import { evaluate, type Trial } from './api';
import { said } from './expected-table';
import { Refusal } from './refusal';
import { useAction } from '@/lib/use-action';

interface Props {
  protocol: string;
  version: string;
  /** Saves what is not saved yet; nothing if that did not go well. */
  save: () => Promise<unknown>;
  dirty: boolean;
}

/** What the draft would say to these words and answers. Nothing is stored, and nobody is meant. */
export function TryPart({ protocol, version, save, dirty }: Props) {
  const t = useTranslations('protocols.try');
  const locale = useLocale();
  const action = useAction();
  const [text, setText] = useState('');
  const [age, setAge] = useState('');
  const [sex, setSex] = useState('');
  const [answers, setAnswers] = useState<Record<string, unknown>>({});
  const [trial, setTrial] = useState<Trial | null>(null);

  function ask(given: Record<string, unknown>) {
    setAnswers(given);
    void action.run(async () => {
      if (await save()) {
        setTrial(
          await evaluate(protocol, version, {
            text,
            language: locale,
            subject: {
              ...(age !== '' && { age: Number(age) }),
              ...(sex !== '' && { sex }),
            },
            answers: given,
          }),
        );
      }
    });
  }
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    ask({});
  }
  return (
    <section className="stack" aria-labelledby="try-title">
      <h2 id="try-title">{t('title')}</h2>
      <p className="quiet">{t('lead')}</p>
      <form className="stack" noValidate onSubmit={submit}>
        <div className="field">
          <label htmlFor="try-text">{t('words')}</label>
          <textarea
            id="try-text"
            className="input"
            rows={3}
            maxLength={10_000}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </div>
        <div className="side-by-side">
          <div className="field">
            <label htmlFor="try-age">{t('age')}</label>
            <input
              id="try-age"
              className="input input--short"
              type="number"
              min={0}
              max={130}
              step="any"
              value={age}
              onChange={({ target }) => setAge(target.value)}
            />
          </div>
          <div className="field">
            <label htmlFor="try-sex">{t('sex')}</label>
            <select
              id="try-sex"
              className="input"
              value={sex}
              onChange={({ target }) => setSex(target.value)}
            >
              <option value="">{t('unsaid')}</option>
              <option value="female">{t('female')}</option>
              <option value="male">{t('male')}</option>
            </select>
          </div>
        </div>
        <div>
          <button type="submit" className="button" aria-disabled={action.busy}>
            {action.busy ? t('busy') : dirty ? t('saveAndGo') : t('go')}
          </button>
        </div>
      </form>
      {action.problem && <Refusal problem={action.problem} />}
      <div role="status">{trial && <Answer trial={trial} />}</div>
      {trial && !trial.settled && (
        <Open
          questions={trial.nextQuestions}
          busy={action.busy}
          onAnswer={(question, answer) => ask({ ...answers, [question]: answer })}
        />
      )}
    </section>
  );
}

function Answer({ trial }: { trial: Trial }) {
  const t = useTranslations('protocols.try');
  const urgency = useTranslations('protocols.urgency');
  const { recommendation, findings, explanation, protocol } = trial;
  return (
    <div className={`level level--${recommendation.level}`}>
      <h3>{said(recommendation.urgency, urgency)}</h3>
      <p>{recommendation.route}</p>
      <p>{trial.settled ? t('settled') : t('open')}</p>
      <h4>{t('decided', { protocol: protocol.id, version: protocol.version })}</h4>
      <ul>
        {explanation.map(({ rule, text, causes }) => (
          <li key={rule}>
            {text} <span className="quiet">{`${rule} – ${causes.join(', ')}`}</span>
          </li>
        ))}
      </ul>
      <h4>{t('findings')}</h4>
      {findings.length === 0 ? (
        <p>{t('noFinding')}</p>
      ) : (
        <ul>
          {findings.map(({ code, label, status, start }) => (
            <li key={`${code}-${start}`}>
              {label}{' '}
              <span className="quiet">{`${code} – ${t.has(`status.${status as 'present'}`) ? t(`status.${status as 'present'}`) : status}`}</span>
            </li>
          ))}
        </ul>
      )}
      <h4>{t('advice')}</h4>
      <ul>
        {[...recommendation.advice, ...recommendation.safetyNet].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

/** The next question, as the person would be asked. */
function Open(props: {
  questions: Trial['nextQuestions'];
  busy: boolean;
  onAnswer: (question: string, answer: unknown) => void;
}) {
  const t = useTranslations('protocols.try');
  const [number, setNumber] = useState('');
  const [question] = props.questions;
  if (!question) {
    return null;
  }
  const { id, kind, text, options } = question;
  const say = (answer: unknown) => {
    setNumber('');
    props.onAnswer(id, answer);
  };
  const button = (label: string, answer: unknown) => (
    <button
      key={label}
      type="button"
      className="button button--quiet"
      aria-disabled={props.busy}
      onClick={() => say(answer)}
    >
      {label}
    </button>
  );
  return (
    <section className="card stack" aria-labelledby="try-question">
      <h3 id="try-question">{text}</h3>
      <p className="quiet">{t('left', { count: props.questions.length, id })}</p>
      {(kind === 'number' || kind === 'scale') && (
        <div className="field">
          <label htmlFor="try-number">{t('number')}</label>
          <input
            id="try-number"
            className="input input--short"
            type="number"
            step="any"
            value={number}
            onChange={({ target }) => setNumber(target.value)}
          />
        </div>
      )}
      <div className="actions">
        {kind === 'boolean' && [button(t('yes'), true), button(t('no'), false)]}
        {kind === 'choice' && options.map(({ code, label }) => button(label, code))}
        {(kind === 'number' || kind === 'scale') &&
          number !== '' &&
          button(t('answer'), Number(number))}
        {button(t('unknown'), 'unknown')}
      </div>
    </section>
  );
}
