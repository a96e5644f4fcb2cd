'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, useState, type SubmitEvent } from 'react';
import { useAction } from '@/lib/use-action';
import { omit } from '@/lib/omit';
import { Field, TextField, described } from '@/ui/field';
import { ProblemPanel } from '@/ui/problem-panel';
import { revise, type Entry } from './api';
import type { Editing } from './entries';
import { called, withEntry, type Section } from './rules';

interface Props extends Editing {
  section: Section;
  /** None: a new one. */
  entry: Entry | null;
  onClose: () => void;
}

const statuses = ['active', 'resolved', 'refuted', 'entered_in_error'] as const;
const criticalities = ['low', 'high', 'unable_to_assess'] as const;

/** Writes an entry as a clinician. What somebody else has said is corrected, never taken away. */
export function EntryDialog(props: Props) {
  const { section, entry, patient, file, termField: TermField, onClose, onSaved } = props;
  const t = useTranslations('care.entry');
  const [draft, setDraft] = useState<Entry>(entry ?? {});
  const [reason, setReason] = useState('');
  const [mistake, setMistake] = useState<string>();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const action = useAction();
  useEffect(() => dialog.current?.showModal(), []);

  const set = (change: Partial<Entry>) => setDraft({ ...draft, ...change });
  /** An empty field says nothing. */
  const text = (name: 'text' | 'since' | 'until' | 'reaction' | 'dose' | 'unit' | 'note') => ({
    value: draft[name] ?? '',
    autoComplete: 'off',
    onChange: ({ target }: { target: { value: string } }) => {
      const others = omit(draft, name);
      setDraft(target.value ? { ...others, [name]: target.value } : others);
    },
  });

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!draft.text?.trim() && !draft.code) {
      setMistake(t('needsWords'));
      document.getElementById('entry-text')?.focus();
      return;
    }
    setMistake(undefined);
    const wanted = withEntry(file.value, section, draft);
    const rest = omit(wanted, 'changeReason');
    void action.run(async () => {
      await revise(patient, file.tag, reason.trim() ? { ...rest, changeReason: reason } : rest);
      dialog.current?.close();
      onSaved();
    });
  }

  const statusWords = { id: 'entry-status', label: t('statusLabel') };
  const criticalityWords = { id: 'entry-criticality', label: t('criticalityLabel') };
  const noteWords = { id: 'entry-note', label: t('note') };
  return (
    <dialog className="dialog dialog--form" ref={dialog} aria-labelledby={title} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <h2 id={title}>{entry ? t('editOf', { name: called(entry) }) : t(`${section}.add`)}</h2>
        {action.problem && <ProblemPanel problem={action.problem} fields={fieldsOf(props)} />}
        <TermField
          words={{ id: 'entry-text', label: t('text'), error: mistake }}
          section={section}
          text={called(draft)}
          chosen={draft.code !== undefined}
          onText={(typed) => {
            const others = omit(draft, 'code', 'text');
            setDraft(typed ? { ...others, text: typed } : others);
          }}
          onTerm={({ system, code, display, unit }) => {
            const others = omit(draft, 'text');
            setDraft({ ...others, code: { system, code, display }, ...(unit && { unit }) });
          }}
        />
        {section === 'measurements' && (
          <div className="two">
            <TextField
              words={{ id: 'entry-value', label: t('value') }}
              inputMode="decimal"
              autoComplete="off"
              value={draft.value ?? ''}
              onChange={({ target }) => {
                const value = Number(target.value.replace(',', '.'));
                if (!Number.isNaN(value)) {
                  set({ value });
                }
              }}
            />
            <TextField
              words={{ id: 'entry-unit', label: t('unit') }}
              maxLength={30}
              {...text('unit')}
            />
          </div>
        )}
        {section === 'medications' && (
          <TextField
            words={{ id: 'entry-dose', label: t('dose') }}
            maxLength={200}
            {...text('dose')}
          />
        )}
        {section === 'allergies' && (
          <>
            <TextField
              words={{ id: 'entry-reaction', label: t('reaction') }}
              maxLength={500}
              {...text('reaction')}
            />
            <Field words={criticalityWords}>
              <select
                className="input"
                {...described(criticalityWords)}
                value={draft.criticality ?? ''}
                onChange={({ target }) => {
                  const criticality = criticalities.find((one) => one === target.value);
                  const others = omit(draft, 'criticality');
                  setDraft(criticality ? { ...others, criticality } : others);
                }}
              >
                <option value="">{t('criticality.unsaid')}</option>
                {criticalities.map((one) => (
                  <option key={one} value={one}>
                    {t(`criticality.${one}`)}
                  </option>
                ))}
              </select>
            </Field>
          </>
        )}
        <div className="two">
          <TextField
            words={{ id: 'entry-since', label: t(`${section}.when`), hint: t('dateHint') }}
            maxLength={10}
            {...text('since')}
          />
          {(section === 'conditions' || section === 'medications') && (
            <TextField
              words={{ id: 'entry-until', label: t('untilLabel'), hint: t('dateHint') }}
              maxLength={10}
              {...text('until')}
            />
          )}
        </div>
        <Field words={noteWords}>
          <textarea
            className="input input--low"
            {...described(noteWords)}
            maxLength={1000}
            {...text('note')}
          />
        </Field>
        {entry && (
          <Field words={statusWords}>
            <select
              className="input"
              {...described(statusWords)}
              value={draft.status ?? 'active'}
              onChange={({ target }) =>
                set({ status: statuses.find((one) => one === target.value) ?? 'active' })
              }
            >
              {statuses.map((one) => (
                <option key={one} value={one}>
                  {t(`status.${one}`)}
                </option>
              ))}
            </select>
          </Field>
        )}
        <TextField
          words={{ id: 'entry-reason', label: t('reason'), hint: t('reasonHint') }}
          value={reason}
          maxLength={500}
          autoComplete="off"
          onChange={({ target }) => setReason(target.value)}
        />
        <div className="actions">
          <button type="submit" className="button" aria-disabled={action.busy}>
            {action.busy ? t('busy') : t('save')}
          </button>
          <button
            type="button"
            className="button button--quiet"
            onClick={() => {
              dialog.current?.close();
              onClose();
            }}
          >
            {t('cancel')}
          </button>
        </div>
      </form>
    </dialog>
  );
}

/** The server names a field by its place in the list; the dialog has one entry. */
function fieldsOf({ section, entry, file }: Props): Record<string, string> {
  const entries = file.value[section];
  const place = entry ? entries.findIndex(({ id }) => id === entry.id) : entries.length;
  return Object.fromEntries(
    ['text', 'since', 'until', 'reaction', 'dose', 'value', 'unit', 'note', 'status'].map(
      (name) => [`${section}[${place}].${name}`, `entry-${name}`],
    ),
  );
}
