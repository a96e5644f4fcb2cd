'use client';

import { useTranslations } from 'next-intl';
import { useState, type SubmitEvent } from 'react';
import { described, Field, TextField } from '@/ui/field';
import { ErrorSummary } from '@/ui/problem-panel';
import type { Entry, Section } from './api';
import {
  DETAILS,
  entryOf,
  mistakesOf,
  saysUntil,
  type EntryDraft,
  type Mistake,
} from './entry-draft';
import { TermField } from './term-field';
import { useFirstField } from './use-first-field';

interface Props {
  section: Section;
  draft: EntryDraft;
  before: Entry | undefined;
  busy: boolean;
  /** Without a network it is kept, and sent later. */
  online: boolean;
  onChange: (draft: EntryDraft) => void;
  onSave: (entry: Entry) => void;
  onCancel: () => void;
}

const CRITICALITIES = ['high', 'low', 'unable_to_assess'] as const;
const STATUSES = ['active', 'resolved'] as const;

/** One entry, in as few questions as its list has. */
export function EntryForm(props: Props) {
  const { section, draft, before, busy, online, onChange, onSave, onCancel } = props;
  const t = useTranslations('profile.form');
  const status = useTranslations('profile.entry.status');
  const [mistakes, setMistakes] = useState<Mistake[]>([]);
  const form = useFirstField();
  const has = DETAILS[section];
  const set = (change: Partial<EntryDraft>) => onChange({ ...draft, ...change });
  const id = (field: keyof EntryDraft) => `entry-${field}`;
  const words = (field: keyof EntryDraft, label: string, hint?: string) => {
    const mistake = mistakes.find(({ target }) => target === field);
    return {
      id: id(field),
      label,
      ...(hint !== undefined && { hint }),
      ...(mistake && { error: t(mistake.message) }),
    };
  };

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const found = mistakesOf(draft, section);
    setMistakes(found);
    if (found.length === 0 && !busy) {
      onSave(entryOf(draft, section, before));
    }
  }

  return (
    <form className="stack" noValidate ref={form} onSubmit={submit}>
      {mistakes.length > 0 && (
        <ErrorSummary
          errors={mistakes.map(({ target, message }) => ({
            target: id(target),
            message: t(message),
          }))}
        />
      )}
      <TermField
        words={words('text', t(`what.${section}`), t('whatHint'))}
        section={section}
        text={draft.text}
        chosen={draft.code !== null}
        onText={(text) => set({ text, code: null })}
        onTerm={({ system, code, display, unit }) =>
          set({ text: display, code: { system, code, display }, ...(unit && { unit }) })
        }
      />
      {has.includes('value') && (
        <div className="form-row">
          <TextField
            words={words('value', t('value'))}
            inputMode="decimal"
            autoComplete="off"
            value={draft.value}
            onChange={(event) => set({ value: event.target.value })}
          />
          <TextField
            words={words('unit', t('unit'))}
            autoComplete="off"
            autoCapitalize="none"
            value={draft.unit}
            onChange={(event) => set({ unit: event.target.value })}
          />
        </div>
      )}
      {has.includes('criticality') && (
        <>
          <fieldset className="field">
            <legend className="field-label">{t('criticality')}</legend>
            <div className="choices">
              {CRITICALITIES.map((code) => (
                <label className="choice" key={code}>
                  <input
                    type="radio"
                    name="criticality"
                    checked={draft.criticality === code}
                    onChange={() => set({ criticality: code })}
                  />
                  <span>{t(`criticalities.${code}`)}</span>
                </label>
              ))}
            </div>
          </fieldset>
          <TextField
            words={words('reaction', t('reaction'), t('reactionHint'))}
            maxLength={500}
            autoComplete="off"
            value={draft.reaction}
            onChange={(event) => set({ reaction: event.target.value })}
          />
        </>
      )}
      {has.includes('dose') && (
        <TextField
          words={words('dose', t('dose'), t('doseHint'))}
          maxLength={200}
          autoComplete="off"
          value={draft.dose}
          onChange={(event) => set({ dose: event.target.value })}
        />
      )}
      <TextField
        words={words(
          'since',
          section === 'immunizations' || section === 'measurements' ? t('doneOn') : t('since'),
          t('dateHint'),
        )}
        inputMode="text"
        autoComplete="off"
        value={draft.since}
        onChange={(event) => set({ since: event.target.value })}
      />
      {has.includes('until') && draft.id !== undefined && (
        <>
          <fieldset className="field">
            <legend className="field-label">{t('status')}</legend>
            <div className="choices choices--row">
              {STATUSES.map((code) => (
                <label className="choice" key={code}>
                  <input
                    type="radio"
                    name="status"
                    checked={draft.status === code}
                    onChange={() => set({ status: code })}
                  />
                  <span>{status(code)}</span>
                </label>
              ))}
            </div>
          </fieldset>
          {saysUntil(draft, section) && (
            <TextField
              words={words('until', t('until'), t('dateHint'))}
              autoComplete="off"
              value={draft.until}
              onChange={(event) => set({ until: event.target.value })}
            />
          )}
        </>
      )}
      <Field words={words('note', t('note'))}>
        <textarea
          className="input"
          rows={2}
          maxLength={1000}
          {...described(words('note', t('note')))}
          value={draft.note}
          onChange={(event) => set({ note: event.target.value })}
        />
      </Field>
      <div className="actions">
        <button type="submit" className="button" aria-disabled={busy}>
          {busy ? t('saving') : online ? t('save') : t('keep')}
        </button>
        <button type="button" className="button button--quiet" onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}
