'use client';

import { useTranslations } from 'next-intl';
import { useId, useRef, useState, type SubmitEvent } from 'react';
import { omit } from '@/lib/omit';
import { rebased } from '@/lib/rebased';
import { unlessOutdated, useAction } from '@/lib/use-action';
import { useSealed } from '@/lib/use-sealed';
import { Field, TextField, described } from '@/ui/field';
import { ProblemPanel } from '@/ui/problem-panel';
import { revise, type Entry } from './api';
import type { Editing } from './entries';
import { FormDialog } from './form-dialog';
import { Resumed } from './resumed';
import { called, withEntry, type Section } from './rules';
import { entryOf, typedOf, wrongIn, type Typed } from './typed-entry';

interface Props extends Editing {
  section: Section;
  /** None: a new one. */
  entry: Entry | null;
  onClose: () => void;
}

/** What is typed, and the entry as it was when it was begun. */
interface Written {
  draft: Entry;
  typed: Typed;
  reason: string;
  base: Entry | null;
}

const statuses = ['active', 'resolved', 'refuted', 'entered_in_error'] as const;
const criticalities = ['low', 'high', 'unable_to_assess'] as const;

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Writes an entry as a clinician. What somebody else has said is corrected, never taken away. */
export function EntryDialog(props: Props) {
  const { section, entry, patient, file, locale, termField: TermField, onClose, onSaved } = props;
  const t = useTranslations('care.entry');
  const [written, setWritten] = useState<Written>(() => ({
    draft: entry ?? {},
    typed: typedOf(entry, locale),
    reason: '',
    base: entry,
  }));
  const { draft, typed, reason, base } = written;
  const [resumed, setResumed] = useState(false);
  const [mistakes, setMistakes] = useState<Partial<Record<keyof Typed | 'text', string>>>({});
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const action = useAction();
  const { keep, drop, dropTyped } = useSealed<Written>(
    `entry|${patient}|${section}|${entry?.id ?? 'new'}`,
    (kept) => {
      setWritten(kept); // if the entry has changed since, what was typed goes on top of that
      setResumed(true);
    },
  );
  const now = entry && file.value[section].find(({ id }) => id === entry.id);
  if (base && now && now !== base) {
    // Somebody else was quicker: what they wrote stays, but for what is typed here.
    setWritten({
      draft: rebased(draft, base, now),
      typed: rebased(typed, typedOf(base, locale), typedOf(now, locale)),
      reason,
      base: now,
    });
  }

  function write(change: Partial<Written>) {
    const next = { ...written, ...change };
    setWritten(next);
    keep(next);
  }
  const setDraft = (next: Entry) => write({ draft: next });
  const set = (change: Partial<Entry>) => setDraft({ ...draft, ...change });
  /** An empty field says nothing. */
  const text = (name: 'text' | 'reaction' | 'dose' | 'unit' | 'note') => ({
    value: draft[name] ?? '',
    autoComplete: 'off',
    onChange: ({ target }: { target: { value: string } }) => {
      const others = omit(draft, name);
      setDraft(target.value ? { ...others, [name]: target.value } : others);
    },
  });
  const typing = (name: keyof Typed) => ({
    value: typed[name],
    autoComplete: 'off',
    onChange: ({ target }: { target: { value: string } }) =>
      write({ typed: { ...typed, [name]: target.value } }),
  });

  const isTyped =
    reason !== '' || !isSame(draft, base ?? {}) || !isSame(typed, typedOf(base, locale));
  function close() {
    if (!isTyped) {
      dropTyped();
    }
    onClose();
  }

  /** The first mistake takes the focus. */
  function findMistakes(): boolean {
    const found = {
      ...(!draft.text?.trim() && !draft.code && { text: t('needsWords') }),
      ...Object.fromEntries(
        wrongIn(typed, section).map((name) => [
          name,
          t(name === 'value' ? 'needsNumber' : 'dateHint'),
        ]),
      ),
    };
    setMistakes(found);
    const [first] = Object.keys(found);
    if (first !== undefined) {
      document.getElementById(`entry-${first}`)?.focus();
    }
    return first !== undefined;
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (findMistakes()) {
      return;
    }
    const wanted = withEntry(file.value, section, entryOf(draft, typed));
    const rest = omit(wanted, 'changeReason');
    void action.run(async () => {
      await unlessOutdated(
        revise(patient, file.tag, reason.trim() ? { ...rest, changeReason: reason } : rest),
        props.onOutdated,
      );
      drop();
      dialog.current?.close();
      onSaved();
    });
  }

  const statusWords = { id: 'entry-status', label: t('statusLabel') };
  const criticalityWords = { id: 'entry-criticality', label: t('criticalityLabel') };
  const noteWords = { id: 'entry-note', label: t('note') };
  return (
    <FormDialog dialog={dialog} titled={title} typed={isTyped} onClose={close}>
      <form className="stack" onSubmit={submit} noValidate>
        <h2 id={title}>{entry ? t('editOf', { name: called(entry) }) : t(`${section}.add`)}</h2>
        {action.problem && <ProblemPanel problem={action.problem} fields={fieldsOf(props)} kept />}
        {resumed && <Resumed />}
        <TermField
          words={{ id: 'entry-text', label: t('text'), error: mistakes.text }}
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
              words={{ id: 'entry-value', label: t('value'), error: mistakes.value }}
              inputMode="decimal"
              {...typing('value')}
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
            words={{
              id: 'entry-since',
              label: t(`${section}.when`),
              hint: t('dateHint'),
              error: mistakes.since,
            }}
            maxLength={10}
            {...typing('since')}
          />
          {(section === 'conditions' || section === 'medications') && (
            <TextField
              words={{
                id: 'entry-until',
                label: t('untilLabel'),
                hint: t('dateHint'),
                error: mistakes.until,
              }}
              maxLength={10}
              {...typing('until')}
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
          onChange={({ target }) => write({ reason: target.value })}
        />
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
