'use client';

import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { createContext, use, type ReactNode } from 'react';
import { Field } from '@/ui/field';
import { fieldId, urgencies } from './protocol';

/** What every field of the editor needs: the content, a way to change it, and what is wrong where. */
export interface Form {
  value: (pointer: string) => unknown;
  change: (pointer: string, value: unknown) => void;
  /** Sentences of the last check about what is still there. */
  faults: (pointer: string) => string[];
  readOnly: boolean;
}

export const FormContext = createContext<Form | null>(null);

export function useForm(): Form {
  const form = use(FormContext);
  if (!form) {
    throw new Error('a field outside the editor');
  }
  return form;
}

interface Props {
  at: string;
  label: string;
  hint?: string;
  language?: 'fr' | 'en';
  rows?: number;
  /** Left empty it is taken away, not kept as an empty text. */
  optional?: boolean;
  code?: boolean;
}

/** One text of the protocol. */
export function Line({ at, label, hint, language, rows = 1, optional, code }: Props) {
  const { value, change, faults, readOnly } = useForm();
  const id = fieldId(at);
  const wrong = faults(at).join(' ');
  const text = value(at);
  const Control = rows > 1 ? 'textarea' : 'input';
  return (
    <Field words={{ id, label, ...(hint && { hint }), ...(wrong && { error: wrong }) }}>
      <Control
        id={id}
        className={code ? 'input input--code' : 'input'}
        value={typeof text === 'string' ? text : ''}
        readOnly={readOnly}
        lang={language}
        spellCheck={code ? false : undefined}
        autoComplete="off"
        {...(rows > 1 && { rows })}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={
          [hint && `${id}-hint`, wrong && `${id}-error`].filter(Boolean).join(' ') || undefined
        }
        onChange={({ target }) =>
          change(at, optional && target.value === '' ? undefined : target.value)
        }
      />
    </Field>
  );
}

/** A condition, as authors write them. */
export function Condition({ at, label, hint, optional = true }: Omit<Props, 'code' | 'rows'>) {
  return <Line at={at} label={label} {...(hint && { hint })} rows={2} optional={optional} code />;
}

/** The same text in both languages, side by side. */
export function Both({ at, label }: { at: string; label: string }) {
  const t = useTranslations('protocols.edit');
  return (
    <fieldset className="both" id={fieldId(at)} tabIndex={-1}>
      <legend>{label}</legend>
      <div className="side-by-side">
        <Line at={`${at}/fr`} label={t('french')} language="fr" rows={2} />
        <Line at={`${at}/en`} label={t('english')} language="en" rows={2} />
      </div>
    </fieldset>
  );
}

/** One of a few; of none, the first. */
export function Choice(props: {
  at: string;
  label: string;
  options: readonly (readonly [value: string, text: string])[];
}) {
  const { value, change, faults, readOnly } = useForm();
  const id = fieldId(props.at);
  const wrong = faults(props.at).join(' ');
  const now = value(props.at);
  const shown = typeof now === 'string' ? now : '';
  const known = props.options.some(([code]) => code === now);
  return (
    <Field words={{ id, label: props.label, ...(wrong && { error: wrong }) }}>
      <select
        id={id}
        className="input"
        value={shown}
        disabled={readOnly}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? `${id}-error` : undefined}
        onChange={({ target }) => change(props.at, target.value)}
      >
        {!known && <option value={shown}>{shown}</option>}
        {props.options.map(([code, text]) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function UrgencyChoice({ at, label }: { at: string; label: string }) {
  const t = useTranslations('protocols.urgency');
  return (
    <Choice at={at} label={label} options={urgencies.map((code) => [code, t(code)] as const)} />
  );
}

/** Several words, one a line. */
export function Words({ at, label, hint, language }: Omit<Props, 'optional' | 'code' | 'rows'>) {
  const { value, change, faults, readOnly } = useForm();
  const id = fieldId(at);
  const wrong = faults(at).join(' ');
  const now = value(at);
  const lines = Array.isArray(now) ? (now as unknown[]).join('\n') : '';
  return (
    <Field words={{ id, label, ...(hint && { hint }), ...(wrong && { error: wrong }) }}>
      <textarea
        id={id}
        className="input"
        rows={Math.max(2, lines.split('\n').length)}
        lang={language}
        readOnly={readOnly}
        value={lines}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={
          [hint && `${id}-hint`, wrong && `${id}-error`].filter(Boolean).join(' ') || undefined
        }
        onChange={({ target }) => change(at, target.value === '' ? [] : target.value.split('\n'))}
      />
    </Field>
  );
}

export function Tick({ at, label, hint }: { at: string; label: string; hint?: string }) {
  const { value, change, readOnly } = useForm();
  const id = fieldId(at);
  return (
    <div className="field">
      <label className="choice" htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          checked={value(at) === true}
          disabled={readOnly}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={({ target }) => change(at, target.checked ? true : undefined)}
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** One entry of a list, folded until it is wanted. */
export function Entry(props: {
  at: string;
  title: string;
  urgency?: string | undefined;
  open: boolean;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
  children: ReactNode;
}) {
  const t = useTranslations('protocols');
  const { faults, readOnly } = useForm();
  const wrong = faults(props.at);
  const urgency = urgencies.find((code) => code === props.urgency);
  return (
    <details className="piece" open={props.open || undefined}>
      <summary id={fieldId(props.at)}>
        <span>{props.title}</span>
        {urgency && <span className={`tone tone--${urgency}`}>{t(`urgency.${urgency}`)}</span>}
      </summary>
      <div className="stack">
        {wrong.map((sentence) => (
          <p key={sentence} className="error-text">
            {sentence}
          </p>
        ))}
        {props.children}
        {!readOnly && (
          <div className="actions">
            <button
              type="button"
              className="button button--quiet"
              onClick={() => props.onMove(-1)}
              aria-label={t('edit.up', { what: props.title })}
            >
              <ArrowUp aria-hidden />
            </button>
            <button
              type="button"
              className="button button--quiet"
              onClick={() => props.onMove(1)}
              aria-label={t('edit.down', { what: props.title })}
            >
              <ArrowDown aria-hidden />
            </button>
            <button
              type="button"
              className="button button--quiet"
              onClick={props.onRemove}
              aria-label={t('edit.remove', { what: props.title })}
            >
              <Trash2 aria-hidden />
            </button>
          </div>
        )}
      </div>
    </details>
  );
}
