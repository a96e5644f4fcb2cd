'use client';

import { useTranslations } from 'next-intl';
import { useId, useRef, useState, type SubmitEvent } from 'react';
import { dayFrom } from '@/lib/dates';
import { rebased } from '@/lib/rebased';
import { unlessOutdated, useAction } from '@/lib/use-action';
import { useSealed } from '@/lib/use-sealed';
import { Field, TextField, described } from '@/ui/field';
import { ProblemPanel } from '@/ui/problem-panel';
import { correctVisit, writeVisit, type Visit, type VisitNote } from './api';
import { FormDialog } from './form-dialog';
import { Resumed } from './resumed';

interface Props {
  id: string;
  /** None: a new one. */
  visit: Visit | null;
  onClose: () => void;
  /** Somebody else was quicker: visits are read again. */
  onOutdated: () => void;
  onWritten: () => void;
}

/** What is typed, and the note as it was when it was begun. */
interface Kept {
  note: VisitNote;
  base: VisitNote;
}

export const kinds = [
  'vip',
  'sir',
  'intermediate',
  'pre_return',
  'return',
  'mid_career',
  'on_request',
  'post_exposure',
  'care',
  'other',
] as const;

/** Writes a visit down, or corrects what was written: the old words stay in the file. */
export function VisitDialog({ id, visit, onClose, onOutdated, onWritten }: Props) {
  const t = useTranslations('care.visits');
  const [note, setNote] = useState<VisitNote>(
    visit
      ? { kind: visit.kind, on: visit.on, note: visit.note, shown: visit.shown }
      : { kind: 'vip', on: dayFrom(new Date(), 0), note: '', shown: false },
  );
  const [first] = useState(note);
  const [resumed, setResumed] = useState(false);
  const typed = JSON.stringify(note) !== JSON.stringify(first);
  const [mistake, setMistake] = useState<string>();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const action = useAction();
  const { keep, drop, dropTyped } = useSealed<Kept>(
    `visit-note|${id}|${visit?.id ?? 'new'}`,
    (kept) => {
      // What somebody else has corrected meanwhile stays, but for what was typed here.
      setNote(visit ? rebased(kept.note, kept.base, first) : kept.note);
      setResumed(true);
    },
  );

  function set(change: Partial<VisitNote>) {
    const now = { ...note, ...change };
    setNote(now);
    keep({ note: now, base: first });
  }

  function close() {
    if (!typed) {
      dropTyped();
    }
    onClose();
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!note.note.trim()) {
      setMistake(t('needsWords'));
      document.getElementById('visit-note')?.focus();
      return;
    }
    setMistake(undefined);
    void action.run(async () => {
      await unlessOutdated(
        visit ? correctVisit(id, visit, note) : writeVisit(id, note),
        onOutdated,
      );
      drop();
      dialog.current?.close();
      onWritten();
    });
  }

  const kindWords = { id: 'visit-kind', label: t('kindLabel') };
  const noteWords = { id: 'visit-note', label: t('note'), hint: t('noteHint'), error: mistake };
  return (
    <FormDialog dialog={dialog} titled={title} wide typed={typed} onClose={close}>
      <form className="stack" onSubmit={submit} noValidate>
        <h2 id={title}>{visit ? t('correct') : t('add')}</h2>
        {action.problem && (
          <ProblemPanel
            problem={action.problem}
            fields={{ kind: 'visit-kind', on: 'visit-on', note: 'visit-note' }}
            kept
          />
        )}
        {resumed && <Resumed />}
        <div className="two">
          <Field words={kindWords}>
            <select
              className="input"
              {...described(kindWords)}
              value={note.kind}
              onChange={({ target }) =>
                set({ kind: kinds.find((one) => one === target.value) ?? note.kind })
              }
            >
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`kind.${kind}`)}
                </option>
              ))}
            </select>
          </Field>
          <TextField
            words={{ id: 'visit-on', label: t('on') }}
            type="date"
            value={note.on}
            onChange={({ target }) => set({ on: target.value })}
          />
        </div>
        <Field words={noteWords}>
          <textarea
            className="input"
            {...described(noteWords)}
            value={note.note}
            maxLength={20_000}
            onChange={({ target }) => set({ note: target.value })}
          />
        </Field>
        <label className="choice">
          <input
            type="checkbox"
            checked={note.shown}
            onChange={({ target }) => set({ shown: target.checked })}
          />
          {t('showIt')}
        </label>
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
