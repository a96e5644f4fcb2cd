'use client';

import { useTranslations } from 'next-intl';
import { useState, type SubmitEvent } from 'react';
import { sayDay } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { described, Field, TextField } from '@/ui/field';
import type { HealthProfile } from './api';

const SEXES = ['female', 'male', 'other', 'unknown'] as const;
const GROUPS = ['O-', 'O+', 'A-', 'A+', 'B-', 'B+', 'AB-', 'AB+'] as const;

interface Props {
  locale: Locale;
  profile: HealthProfile;
  open: boolean;
  busy: boolean;
  onOpen: () => void;
  onCancel: () => void;
  onSave: (profile: HealthProfile) => void;
}

/** What is no list: birth, sex, blood group, pregnancy, notes. */
export function BasicsPart(props: Props) {
  const { locale, profile, open, onOpen } = props;
  const t = useTranslations('profile.basics');
  if (open) {
    return <BasicsForm {...props} />;
  }
  const pregnancy = profile.pregnant === undefined ? null : profile.pregnant ? 'yes' : 'no';
  return (
    <section className="card stack" aria-labelledby="basics">
      <h2 id="basics" tabIndex={-1}>
        {t('title')}
      </h2>
      <dl className="facts">
        <dt>{t('birthDate')}</dt>
        <dd>{profile.birthDate ? sayDay(profile.birthDate, locale) : t('unsaid')}</dd>
        <dt>{t('sex')}</dt>
        <dd>{profile.sexAtBirth ? t(`sexes.${profile.sexAtBirth}`) : t('unsaid')}</dd>
        <dt>{t('bloodGroup')}</dt>
        <dd>
          {profile.bloodGroup
            ? `${profile.bloodGroup} (${t(profile.bloodGroupVerified ? 'verified' : 'unverified')})`
            : t('unsaid')}
        </dd>
        {pregnancy && (
          <>
            <dt>{t('pregnant')}</dt>
            <dd>{t(`pregnancy.${pregnancy}`)}</dd>
          </>
        )}
        {profile.dueOn && (
          <>
            <dt>{t('dueOn')}</dt>
            <dd>{sayDay(profile.dueOn, locale)}</dd>
          </>
        )}
      </dl>
      {profile.notes && <p className="notes">{profile.notes}</p>}
      <button type="button" className="link" onClick={onOpen}>
        {t('change')}
      </button>
    </section>
  );
}

/** All that this form does not change. */
function lists(profile: HealthProfile): HealthProfile {
  const { allergies, conditions, medications, immunizations, measurements, noneKnown } = profile;
  return { allergies, conditions, medications, immunizations, measurements, noneKnown };
}

function BasicsForm({ profile, busy, onCancel, onSave }: Props) {
  const t = useTranslations('profile.basics');
  const form = useTranslations('profile.form');
  const [sex, setSex] = useState<string>(profile.sexAtBirth ?? '');
  const [pregnant, setPregnant] = useState(profile.pregnant);
  const verified = profile.bloodGroupVerified === true;
  const notes = { id: 'notes', label: t('notes') };
  const asksPregnancy = sex === 'female' || profile.pregnant === true;

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const typed = (name: string) => {
      const value = data.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    if (!busy) {
      const group = verified
        ? profile.bloodGroup
        : (typed('bloodGroup') as HealthProfile['bloodGroup']);
      onSave({
        ...lists(profile),
        ...(typed('birthDate') && { birthDate: typed('birthDate') }),
        ...(sex && { sexAtBirth: sex as NonNullable<HealthProfile['sexAtBirth']> }),
        ...(group && { bloodGroup: group }),
        ...(asksPregnancy && pregnant !== undefined && { pregnant }),
        ...(asksPregnancy && pregnant && typed('dueOn') && { dueOn: typed('dueOn') }),
        ...(typed('notes') && { notes: typed('notes') }),
      });
    }
  }

  return (
    <section className="card" aria-labelledby="basics">
      <form className="stack" noValidate onSubmit={submit}>
        <h2 id="basics" tabIndex={-1}>
          {t('title')}
        </h2>
        <TextField
          words={{ id: 'birthDate', label: t('birthDate') }}
          type="date"
          autoComplete="bday"
          defaultValue={profile.birthDate ?? ''}
        />
        <div className="field">
          <label htmlFor="sexAtBirth">{t('sex')}</label>
          <select
            className="input"
            id="sexAtBirth"
            value={sex}
            onChange={(event) => setSex(event.target.value)}
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
            name="bloodGroup"
            disabled={verified}
            aria-describedby={verified ? 'bloodGroup-hint' : undefined}
            defaultValue={profile.bloodGroup ?? ''}
          >
            <option value="">{t('unsaid')}</option>
            {GROUPS.map((group) => (
              <option key={group} value={group}>
                {group}
              </option>
            ))}
          </select>
        </div>
        {asksPregnancy && (
          <fieldset className="field">
            <legend className="field-label">{t('pregnant')}</legend>
            <div className="choices choices--row">
              {([undefined, true, false] as const).map((value) => (
                <label className="choice" key={String(value)}>
                  <input
                    type="radio"
                    name="pregnant"
                    checked={pregnant === value}
                    onChange={() => setPregnant(value)}
                  />
                  <span>
                    {t(`pregnancy.${value === undefined ? 'unsaid' : value ? 'yes' : 'no'}`)}
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
        )}
        {asksPregnancy && pregnant && (
          <TextField
            words={{ id: 'dueOn', label: t('dueOn') }}
            type="date"
            defaultValue={profile.dueOn ?? ''}
          />
        )}
        <Field words={notes}>
          <textarea
            className="input"
            rows={4}
            maxLength={10_000}
            {...described(notes)}
            defaultValue={profile.notes ?? ''}
          />
        </Field>
        <div className="actions">
          <button type="submit" className="button" aria-disabled={busy}>
            {busy ? form('saving') : form('save')}
          </button>
          <button type="button" className="button button--quiet" onClick={onCancel}>
            {form('cancel')}
          </button>
        </div>
      </form>
    </section>
  );
}
