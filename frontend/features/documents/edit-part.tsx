'use client';

import { useTranslations } from 'next-intl';
import { useId, useState, type SyntheticEvent } from 'react';
import { TextField } from '@/ui/field';
import { ProblemPanel } from '@/ui/problem-panel';
import { categories, change, type Category } from './api';
import type { PartProps } from './one-document';
import { useDoing } from './use-doing';

/** What is said of it. */
export function EditPart({ document, onChanged }: PartProps) {
  const t = useTranslations('documents.edit');
  const words = useTranslations('documents.category');
  const [title, setTitle] = useState(document.title);
  const [category, setCategory] = useState<Category>(document.category);
  const [expiresOn, setExpiresOn] = useState(document.expiresOn ?? '');
  const doing = useDoing();
  const id = useId();

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    void doing
      .attempt(() =>
        change(document.id, { title, category, ...(expiresOn !== '' && { expiresOn }) }),
      )
      .then((done) => {
        if (done) {
          onChanged(t('saved', { title }));
        }
      });
  }

  return (
    <form className="stack part" onSubmit={submit}>
      {doing.problem && <ProblemPanel problem={doing.problem} />}
      <TextField
        words={{ id: `${id}-title`, label: t('title') }}
        required
        maxLength={200}
        value={title}
        onChange={({ target }) => setTitle(target.value)}
      />
      <div className="field">
        <label htmlFor={`${id}-kind`}>{t('category')}</label>
        <select
          id={`${id}-kind`}
          className="input"
          value={category}
          onChange={({ target }) => setCategory(target.value as Category)}
        >
          {categories.map((one) => (
            <option key={one} value={one}>
              {words(one)}
            </option>
          ))}
        </select>
      </div>
      <TextField
        words={{ id: `${id}-expires`, label: t('expires'), hint: t('expiresHint') }}
        type="date"
        value={expiresOn}
        onChange={({ target }) => setExpiresOn(target.value)}
      />
      <button type="submit" className="button" aria-disabled={doing.busy}>
        {t('save')}
      </button>
    </form>
  );
}
