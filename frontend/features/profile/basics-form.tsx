'use client';

import { useTranslations } from 'next-intl';
import { useState, type SubmitEvent } from 'react';
import { rebased } from '@/lib/rebased';
import { described, Field, halfTyped, TextField } from '@/ui/field';
import { ErrorSummary } from '@/ui/problem-panel';
import type { HealthProfile } from './api';
import { asksPregnancy, basicsOf, pregnancies, withBasics, type BasicsDraft } from './basics-draft';
import { useFirstField } from './use-first-field';

const SEXES = ['female', 'male', 'other', 'unknown'] as const;
const GROUPS = ['O-', 'O+', 'A-', 'A+', 'B-', 'B+', 'AB-', 'AB+'] as const;

interface Props {
  profile: HealthProfile;
  busy: boolean;
  onTyped: () => void;
  onCancel: () => void;
  onSave: (profile: HealthProfile) => void;
}

/** What is no list. When it was changed elsewhere meanwhile, only what was typed here is another. */
export function BasicsForm({ profile, busy, onTyped, onCancel, onSave }: Props) {
  const t = useTranslations('profile.basics');
  const words = useTranslations('profile.form');
  const [draft, setDraft] = useState(() => basicsOf(profile));
  const [base, setBase] = useState(profile);
  const [half, setHalf] = useState<string[]>([]);
  const form = useFirstField();
  if (profile !== base) {
    setBase(profile);
    setDraft(rebased(draft, basicsOf(base), basicsOf(profile)));
  }
  const verified = profile.bloodGroupVerified === true;
  const notes = { id: 'notes', label: t('notes') };
  const asked = asksPregnancy(profile, draft);

  function set(change: Partial<BasicsDraft>) {
    onTyped();
    setDraft({ ...draft, ...change });
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const found = halfTyped(event.currentTarget);
    setHalf(found);
    if (found.length === 0 && !busy) {
      onSave(withBasics(profile, draft));
    }
  }

  const day = (name: 'birthDate' | 'dueOn') => ({
    words: {
      id: name,
      label: t(name),
      ...(half.includes(name) && { error: words('dayWrong') }),
    },
    type: 'date',
    value: draft[name],
    onChange: ({ target }: { target: { value: string } }) => set({ [name]: target.value }),
  });

  return (
    <form className="stack" noValidate ref={form} onSubmit={submit}>
      {half.length > 0 && (
        <ErrorSummary errors={half.map((target) => ({ target, message: words('dayWrong') }))} />
      )}
      <TextField {...day('birthDate')} autoComplete="bday" />
      <div className="field">
        <label htmlFor="sexAtBirth">{t('sex')}</label>
        <select
          className="input"
          id="sexAtBirth"
          value={draft.sex}
          onChange={(event) => set({ sex: event.target.value })}
        >
          <option value="">{t('unsaid')}</option>
          {SEXES.map((code) => (
            <option key={code} value={code}>
              {t(`sexes.${code}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="bloodGroup">{t('bloodGroup')}</label>
        {verified && (
          <p className="hint" id="bloodGroup-hint">
            {t('verifiedHint')}
          </p>
        )}
        <select
          className="input"
          id="bloodGroup"
          disabled={verified}
          aria-describedby={verified ? 'bloodGroup-hint' : undefined}
          value={draft.bloodGroup}
          onChange={(event) => set({ bloodGroup: event.target.value })}
        >
          <option value="">{t('unsaid')}</option>
          {GROUPS.map((group) => (
            <option key={group} value={group}>
              {group}
            </option>
          ))}
        </select>
      </div>
      {asked && (
        <fieldset className="field">
          <legend className="field-label">{t('pregnant')}</legend>
          <div className="choices choices--row">
            {pregnancies(profile).map((pregnancy) => (
              <label className="choice" key={pregnancy}>
                <input
                  type="radio"
                  name="pregnant"
                  checked={draft.pregnancy === pregnancy}
                  onChange={() => set({ pregnancy })}
                />
                <span>{t(`pregnancy.${pregnancy}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {asked && draft.pregnancy === 'yes' && <TextField {...day('dueOn')} />}
      <Field words={notes}>
        <textarea
          className="input"
          rows={4}
          maxLength={10_000}
          {...described(notes)}
          value={draft.notes}
          onChange={(event) => set({ notes: event.target.value })}
        />
      </Field>
      <div className="actions">
        <button type="submit" className="button" aria-disabled={busy}>
          {busy ? words('saving') : words('save')}
        </button>
        <button type="button" className="button button--quiet" onClick={onCancel}>
          {words('cancel')}
        </button>
      </div>
    </form>
  );
}
