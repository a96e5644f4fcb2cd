'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field, TextField, described } from '@/ui/field';
import type { Choice, Entry, Profile } from './api';
import { FACTS, LISTS, tagsIn, toggled, type List } from './choosing';

interface Props {
  choice: Choice;
  profile: Profile;
  onChange: (choice: Choice) => void;
}

/** What is shown: facts one by one, lists whole, in part or not at all. */
export function ChoiceFields({ choice, profile, onChange }: Props) {
  const t = useTranslations('emergencyCard.fields');
  const [tags, setTags] = useState((choice.languages ?? []).join(', '));
  return (
    <>
      <fieldset className="choices">
        <legend>{t('facts')}</legend>
        {FACTS.map((fact) => (
          <label className="choice" key={fact}>
            <input
              type="checkbox"
              checked={choice[fact]}
              onChange={({ target }) => onChange({ ...choice, [fact]: target.checked })}
            />
            {t(fact)}
          </label>
        ))}
      </fieldset>
      {LISTS.map((list) => (
        <ListFields
          key={list}
          list={list}
          choice={choice}
          entries={profile[list]}
          onChange={onChange}
        />
      ))}
      <TextField
        words={{ id: 'languages', label: t('languages'), hint: t('languagesHint') }}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        value={tags}
        onChange={({ target }) => {
          setTags(target.value);
          onChange({ ...choice, languages: tagsIn(target.value) });
        }}
      />
      <Field words={{ id: 'notes', label: t('notes'), hint: t('notesHint') }}>
        <textarea
          className="input"
          rows={3}
          maxLength={1000}
          {...described({ id: 'notes', label: t('notes'), hint: t('notesHint') })}
          value={choice.notes ?? ''}
          onChange={({ target }) => onChange({ ...choice, notes: target.value })}
        />
      </Field>
    </>
  );
}

function ListFields(props: {
  list: List;
  choice: Choice;
  entries: Entry[];
  onChange: (choice: Choice) => void;
}) {
  const { list, choice, entries, onChange } = props;
  const t = useTranslations('emergencyCard.fields');
  const { which, entries: chosen = [] } = choice[list];
  const current = entries.filter(({ status }) => status === undefined || status === 'active');
  return (
    <fieldset className="choices">
      <legend>{t(list)}</legend>
      <div className="choices choices--row">
        {(['none', 'all', 'chosen'] as const)
          .filter((one) => one !== 'chosen' || current.length > 0)
          .map((one) => (
            <label className="choice" key={one}>
              <input
                type="radio"
                name={list}
                checked={which === one}
                onChange={() =>
                  onChange({
                    ...choice,
                    [list]: one === 'chosen' ? { which: one, entries: [] } : { which: one },
                  })
                }
              />
              {t(`which.${one}`)}
            </label>
          ))}
      </div>
      {which === 'chosen' &&
        current.map(({ id = '', text, code }) => (
          <label className="choice" key={id}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={() => onChange(toggled(choice, list, id))}
            />
            {text ?? code?.display ?? code?.code}
          </label>
        ))}
    </fieldset>
  );
}
