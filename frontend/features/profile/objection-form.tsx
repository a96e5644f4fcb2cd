'use client';

import { useTranslations } from 'next-intl';
import { useState, type SubmitEvent } from 'react';
import { described, Field } from '@/ui/field';
import { useFirstField } from './use-first-field';

interface Props {
  before: string;
  busy: boolean;
  onTyped: () => void;
  onSave: (words: string) => void;
  onCancel: () => void;
}

/** What the person has to say against what somebody else wrote. */
export function ObjectionForm({ before, busy, onTyped, onSave, onCancel }: Props) {
  const t = useTranslations('profile.form');
  const [words, setWords] = useState(before);
  const [missing, setMissing] = useState(false);
  const form = useFirstField();
  const field = {
    id: 'objection',
    label: t('objection'),
    hint: t('objectionHint'),
    ...(missing && { error: t('objectionMissing') }),
  };

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    // Taking back what one objected is saying nothing any more.
    const nothing = words.trim() === '' && before === '';
    setMissing(nothing);
    if (nothing) {
      document.getElementById('objection')?.focus();
    } else if (!busy) {
      onSave(words.trim());
    }
  }

  return (
    <form className="stack" noValidate ref={form} onSubmit={submit}>
      <Field words={field}>
        <textarea
          className="input"
          rows={3}
          maxLength={1000}
          {...described(field)}
          value={words}
          onChange={(event) => {
            onTyped();
            setWords(event.target.value);
          }}
        />
      </Field>
      <div className="actions">
        <button type="submit" className="button" aria-disabled={busy}>
          {busy ? t('saving') : t('save')}
        </button>
        <button type="button" className="button button--quiet" onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}
