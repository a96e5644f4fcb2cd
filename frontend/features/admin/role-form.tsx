'use client';

import { useTranslations } from 'next-intl';
import { useState, type SubmitEvent } from 'react';
import { ErrorSummary } from '@/ui/problem-panel';
import { FormActions } from './form-actions';
import { Refusal } from './refusal';
import type { Right, Role, RoleWish } from './roles-api';
import { TextField } from './text-field';
import { useAction } from '@/lib/use-action';

interface Props {
  title: string;
  combinable: Right[];
  /** What it is now, when it is changed. */
  before?: Role;
  onSave: (wish: RoleWish) => Promise<void>;
  onCancel: () => void;
}

/** A role of the company's own: a name, and permissions of a closed list. */
export function RoleForm({ title, combinable, before, onSave, onCancel }: Props) {
  const t = useTranslations('admin.roleForm');
  const action = useAction();
  const [name, setName] = useState(before?.name ?? '');
  const [chosen, setChosen] = useState<string[]>(
    before?.permissions.map(({ permission }) => permission) ?? [],
  );
  const [mistakes, setMistakes] = useState<{ target: string; message: string }[]>([]);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const wrong = [
      ...(name.trim() === '' ? [{ target: 'role-name', message: t('noName') }] : []),
      ...(chosen.length === 0 ? [{ target: 'right-0', message: t('noRight') }] : []),
    ];
    setMistakes(wrong);
    action.forget();
    if (wrong.length === 0) {
      void action.run(() => onSave({ name: name.trim(), permissions: chosen }));
    }
  }

  return (
    <form className="stack" noValidate onSubmit={submit}>
      <h2>{title}</h2>
      {mistakes.length > 0 && <ErrorSummary errors={mistakes} />}
      {action.problem && (
        <Refusal problem={action.problem} fields={{ name: 'role-name', permissions: 'right-0' }} />
      )}
      <TextField
        id="role-name"
        label={t('name')}
        hint={t('nameHint')}
        mistake={mistakes.find(({ target }) => target === 'role-name')?.message}
        value={name}
        maxLength={80}
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
      />
      <fieldset className="field choices choices--dense">
        <legend>{t('rights')}</legend>
        {combinable.map(({ permission, meaning }, index) => (
          <label className="choice" key={permission}>
            <input
              type="checkbox"
              id={`right-${index}`}
              checked={chosen.includes(permission)}
              onChange={(event) =>
                setChosen(
                  event.target.checked
                    ? [...chosen, permission]
                    : chosen.filter((one) => one !== permission),
                )
              }
            />
            <span>{meaning}</span>
          </label>
        ))}
      </fieldset>
      <p className="quiet">{t('closed')}</p>
      <FormActions submit={t('save')} busy={action.busy} onCancel={onCancel} />
    </form>
  );
}
