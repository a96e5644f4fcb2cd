'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useId, useState, type SyntheticEvent } from 'react';
import { unlessOutdated } from '@/lib/use-action';
import { TextField } from '@/ui/field';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { categories, change, look, type Category, type Seen } from './api';
import type { PartProps } from './one-document';
import { useDoing } from './use-doing';
import { useLoaded } from './use-loaded';

/** What is said of it, as it is when this opens: what somebody changes meanwhile is not undone. */
export function EditPart({ document: { id }, onChanged }: PartProps) {
  const seen = useLoaded(useCallback(() => look(id), [id]));
  if (seen.data) {
    return <EditForm seen={seen.data} onChanged={onChanged} again={() => void seen.reload()} />;
  }
  return seen.problem ? (
    <ProblemPanel problem={seen.problem} retry={() => void seen.reload()} />
  ) : (
    <Waiting />
  );
}

function EditForm(props: {
  seen: Seen;
  onChanged: PartProps['onChanged'];
  /** Looks at it again; what was typed stays. */
  again: () => void;
}) {
  const { seen, onChanged, again } = props;
  const { document } = seen;
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
        unlessOutdated(
          change(seen, { title, category, ...(expiresOn !== '' && { expiresOn }) }),
          again,
        ),
      )
      .then((done) => {
        if (done) {
          onChanged(t('saved', { title }));
        }
      });
  }

  return (
    <form className="stack part" onSubmit={submit}>
      {doing.problem && <ProblemPanel problem={doing.problem} kept />}
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
