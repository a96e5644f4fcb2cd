'use client';

import { useTranslations } from 'next-intl';
import { useState, type SubmitEvent } from 'react';
import { sayDay } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { useAction } from '@/lib/use-action';
import { ErrorSummary } from '@/ui/problem-panel';
import type { Act, Handled, NextStep } from './data-requests-api';
import { Refusal } from './refusal';
import { SelectField } from './select-field';

/** What needs words for the person; mirrors `Act` of the profile service. */
const inWords: Act[] = ['ask_identity', 'extend', 'answer', 'refuse'];

/** How it was made sure that it is them; whoever signs in proves it on their own page. */
const proofs = [
  'document_shown',
  'known_in_person',
  'called_back',
  'signature_compared',
] as const satisfies readonly NextStep['proof'][];

interface Props {
  locale: Locale;
  handled: Handled;
  onStep: (step: NextStep) => Promise<void>;
}

/** The next step, with what goes with it and nothing else. */
export function StepForm({ locale, handled: { request, next, refusals }, onStep }: Props) {
  const t = useTranslations('admin.requests');
  const action = useAction();
  const [act, setAct] = useState<Act>(next[0] ?? 'begin');
  const [proof, setProof] = useState('');
  const [reason, setReason] = useState('');
  const [text, setText] = useState('');
  const [mistakes, setMistakes] = useState<{ target: string; message: string }[]>([]);
  const needs = {
    proof: act === 'check_identity',
    reason: act === 'refuse',
    text: inWords.includes(act),
  };

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const missing = (['proof', 'reason', 'text'] as const)
      .filter((field) => needs[field] && { proof, reason, text: text.trim() }[field] === '')
      .map((field) => ({ target: field, message: t(`missing.${field}`) }));
    setMistakes(missing);
    if (missing.length === 0) {
      void action.run(() =>
        onStep({
          act,
          ...(needs.proof && { proof: proof as NonNullable<NextStep['proof']> }),
          ...(needs.reason && { reason: reason as NonNullable<NextStep['reason']> }),
          ...(needs.text && { text: text.trim() }),
        }),
      );
    }
  }

  return (
    <form className="card stack" noValidate aria-labelledby="next" onSubmit={submit}>
      <h2 id="next">{t('next')}</h2>
      {mistakes.length > 0 && <ErrorSummary errors={mistakes} />}
      {action.problem && <Refusal problem={action.problem} />}
      <fieldset className="field choices choices--dense">
        <legend>{t('which')}</legend>
        {next.map((one) => (
          <label className="choice" key={one}>
            <input
              type="radio"
              name="act"
              checked={act === one}
              onChange={() => {
                setAct(one);
                setMistakes([]);
              }}
            />
            <span>{t(`do.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      {act === 'extend' && request.extensibleUntil && (
        <p>{t('extensible', { day: sayDay(request.extensibleUntil, locale) })}</p>
      )}
      {needs.proof && (
        <SelectField
          id="proof"
          label={t('proofOf')}
          all={t('choose')}
          options={proofs.map((one) => [one, t(`proof.${one}`)])}
          value={proof}
          onChange={setProof}
        />
      )}
      {needs.reason && (
        <SelectField
          id="reason"
          label={t('reasonOf')}
          all={t('choose')}
          options={refusals.map((one) => [one, t(`reason.${one}`)])}
          value={reason}
          onChange={setReason}
        />
      )}
      {needs.text && (
        <div className="field">
          <label htmlFor="text">{t('text')}</label>
          <p className="hint" id="text-hint">
            {t('textHint')}
          </p>
          <textarea
            className="input"
            id="text"
            aria-describedby="text-hint"
            rows={5}
            maxLength={4000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
      )}
      {act === 'refuse' && <p>{t('complain')}</p>}
      <div className="actions">
        <button type="submit" className="button" aria-disabled={action.busy}>
          {t('take')}
        </button>
      </div>
    </form>
  );
}
