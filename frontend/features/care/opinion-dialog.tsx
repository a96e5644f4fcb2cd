'use client';

import { useTranslations } from 'next-intl';
import { useId, useRef, useState, type SubmitEvent } from 'react';
import { dayFrom } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { useAction } from '@/lib/use-action';
import { useSealed } from '@/lib/use-sealed';
import { Field, halfTyped, TextField, described } from '@/ui/field';
import { ProblemPanel } from '@/ui/problem-panel';
import { writeOpinion, type Card, type Opinion } from './api';
import { EmployerSees } from './employer-sees';
import { FormDialog } from './form-dialog';
import { Resumed } from './resumed';

interface Props {
  locale: Locale;
  who: Card;
  onClose: () => void;
  onWritten: () => void;
}

interface Typed {
  outcome?: Opinion['outcome'];
  arrangements: string;
  validUntil: string;
}

const nothing: Typed = { arrangements: '', validUntil: '' };

export const outcomes = ['attended', 'fit', 'fit_with_arrangements', 'unfit'] as const;

/** A draft, beside what the employer would read of it: the same words at the same moment. */
export function OpinionDialog({ locale, who, onClose, onWritten }: Props) {
  const t = useTranslations('care.opinion');
  const [typed, setTyped] = useState(nothing);
  const { outcome, arrangements, validUntil } = typed;
  const [resumed, setResumed] = useState(false);
  const [mistakes, setMistakes] = useState<{
    outcome?: string;
    arrangements?: string;
    validUntil?: string;
  }>({});
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const action = useAction();
  const { keep, drop, dropTyped } = useSealed<Typed>(`opinion|${who.id}`, (kept) => {
    setTyped(kept);
    setResumed(true);
  });

  function set(change: Partial<Typed>) {
    const now = { ...typed, ...change };
    setTyped(now);
    keep(now);
  }

  const opinion: Partial<Opinion> = {
    ...(outcome && { outcome }),
    ...(arrangements.trim() && { arrangements: arrangements.trim() }),
    ...(validUntil && { validUntil }),
  };
  const isTyped = Object.keys(opinion).length > 0;

  function close() {
    if (!isTyped) {
      dropTyped();
    }
    onClose();
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!outcome) {
      setMistakes({ outcome: t('needsOutcome') });
      document.getElementById('outcome-attended')?.focus();
      return;
    }
    if (outcome === 'fit_with_arrangements' && !arrangements.trim()) {
      setMistakes({ arrangements: t('needsArrangements') });
      document.getElementById('arrangements')?.focus();
      return;
    }
    if (halfTyped(event.currentTarget).length > 0) {
      setMistakes({ validUntil: t('needsDay') });
      document.getElementById('valid-until')?.focus();
      return;
    }
    setMistakes({});
    void action.run(async () => {
      await writeOpinion(who.id, { ...opinion, outcome });
      drop();
      dialog.current?.close();
      onWritten();
    });
  }

  const words = {
    id: 'arrangements',
    label: t('arrangements'),
    hint: t('arrangementsHint'),
    error: mistakes.arrangements,
  };
  return (
    <FormDialog dialog={dialog} titled={title} wide typed={isTyped} onClose={close}>
      <form className="stack" onSubmit={submit} noValidate>
        <h2 id={title}>{t('add')}</h2>
        {resumed && <Resumed />}
        {action.problem && (
          <ProblemPanel
            problem={action.problem}
            fields={{
              outcome: 'outcome-attended',
              arrangements: 'arrangements',
              validUntil: 'valid-until',
            }}
          />
        )}
        <fieldset className="field">
          <legend>{t('outcomeLabel')}</legend>
          {mistakes.outcome && <p className="error-text">{mistakes.outcome}</p>}
          <div className="choices choices--dense">
            {outcomes.map((one) => (
              <label className="choice" key={one}>
                <input
                  id={`outcome-${one}`}
                  type="radio"
                  name="outcome"
                  checked={outcome === one}
                  onChange={() => set({ outcome: one })}
                />
                {t(`outcome.${one}`)}
              </label>
            ))}
          </div>
        </fieldset>
        <Field words={words}>
          <textarea
            className="input input--low"
            {...described(words)}
            value={arrangements}
            maxLength={2000}
            onChange={({ target }) => set({ arrangements: target.value })}
          />
        </Field>
        <TextField
          words={{
            id: 'valid-until',
            label: t('validUntil'),
            hint: t('optional'),
            error: mistakes.validUntil,
          }}
          type="date"
          value={validUntil}
          onChange={({ target }) => set({ validUntil: target.value })}
        />
        <EmployerSees
          locale={locale}
          name={who.displayName}
          opinion={opinion}
          on={dayFrom(new Date(), 0)}
          draft
        />
        <p className="hint">{t('draftFirst')}</p>
        <div className="actions">
          <button type="submit" className="button" aria-disabled={action.busy}>
            {action.busy ? t('busy') : t('save')}
          </button>
          <button
            type="button"
            className="button button--quiet"
            onClick={() => {
              drop();
              dialog.current?.close();
              onClose();
            }}
          >
            {t('cancel')}
          </button>
        </div>
      </form>
    </FormDialog>
  );
}
