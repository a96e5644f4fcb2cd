'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Locale } from '@/lib/locales';
import type { Site } from './places-api';
import {
  isCountry,
  kinds,
  newContact,
  urgencies,
  type ContactDraft,
  type Kind,
} from './policy-draft';
import { SelectField } from './select-field';
import { TextField } from './text-field';
import { WordsFields } from './words-fields';

interface Props {
  locale: Locale;
  sites: Site[];
  countries: Record<string, string>;
  contacts: ContactDraft[];
  wrong: Map<string, string>;
  onChange: (contacts: ContactDraft[]) => void;
}

/** Whom people can turn to. */
export function PolicyContacts({ contacts, onChange, ...props }: Props) {
  const t = useTranslations('admin.policyForm');
  const set = (n: number, change: Partial<ContactDraft>) =>
    onChange(contacts.map((one, index) => (index === n ? { ...one, ...change } : one)));
  return (
    <section className="stack">
      <h2>{t('contacts.title')}</h2>
      <p>{t('contacts.text')}</p>
      {contacts.map((contact, n) => (
        <OneContact
          key={n}
          n={n}
          contact={contact}
          onChange={(change) => set(n, change)}
          onRemove={() => onChange(contacts.filter((_, index) => index !== n))}
          {...props}
        />
      ))}
      <div className="actions">
        <button
          type="button"
          className="button button--quiet"
          onClick={() => onChange([...contacts, newContact()])}
        >
          {t('contacts.add')}
        </button>
      </div>
    </section>
  );
}

interface OneProps extends Omit<Props, 'contacts' | 'onChange'> {
  n: number;
  contact: ContactDraft;
  onChange: (change: Partial<ContactDraft>) => void;
  onRemove: () => void;
}

function OneContact({ n, contact, onChange, onRemove, ...props }: OneProps) {
  const t = useTranslations('admin.policyForm');
  const says = useTranslations('ui.contacts.kind');
  const level = useTranslations('admin.policyForm.urgency');
  const [isNew] = useState(contact.name.fr === '' && contact.name.en === '');
  const id = `policy-contacts[${n}]`;
  const { locale, sites, countries, wrong } = props;
  const place = sites.find((site) => site.id === contact.whom)?.name ?? contact.whom;
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  // Letter by letter: half a code is no country yet.
  const abroad = [...new Set(Object.values(countries))].filter(isCountry).sort();
  return (
    <details className="card" open={isNew || undefined}>
      <summary>
        {[contact.name[locale] || t('contacts.new'), place].filter(Boolean).join(' · ')}
      </summary>
      <div className="stack further">
        <div className="field">
          <label htmlFor={`${id}.kind`}>{t('contacts.kind')}</label>
          <select
            className="input"
            id={`${id}.kind`}
            value={contact.kind}
            onChange={({ target }) => onChange({ kind: target.value as Kind })}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {says(kind)}
              </option>
            ))}
          </select>
        </div>
        <WordsFields
          id={`${id}.name`}
          label={t('contacts.name')}
          value={contact.name}
          wrong={wrong}
          onChange={(name) => onChange({ name })}
        />
        <div className="two">
          <TextField
            id={`${id}.phone`}
            label={t('contacts.phone')}
            mistake={wrong.get(`${id}.phone`)}
            type="tel"
            autoComplete="off"
            value={contact.phone}
            onChange={({ target }) => onChange({ phone: target.value })}
          />
          <TextField
            id={`${id}.url`}
            label={t('contacts.url')}
            mistake={wrong.get(`${id}.url`)}
            type="url"
            autoComplete="off"
            spellCheck={false}
            value={contact.url}
            onChange={({ target }) => onChange({ url: target.value })}
          />
        </div>
        <WordsFields
          id={`${id}.hours`}
          label={t('contacts.hours')}
          value={contact.hours}
          wrong={wrong}
          onChange={(hours) => onChange({ hours })}
        />
        <SelectField
          id={`${id}.whom`}
          label={t('contacts.whom')}
          all={t('contacts.everybody')}
          options={[
            ...sites.map((site): [string, string] => [site.id, site.name]),
            ...abroad.map((code): [string, string] => [
              code,
              t('contacts.country', { country: names.of(code) ?? code }),
            ]),
          ]}
          value={contact.whom}
          onChange={(whom) => onChange({ whom })}
        />
        <fieldset className="field choices choices--dense">
          <legend>{t('contacts.when')}</legend>
          {urgencies.map((urgency) => (
            <label className="choice" key={urgency}>
              <input
                type="checkbox"
                checked={contact.urgencies.includes(urgency)}
                onChange={({ target }) =>
                  onChange({
                    urgencies: urgencies.filter((one) =>
                      one === urgency ? target.checked : contact.urgencies.includes(one),
                    ),
                  })
                }
              />
              <span>{level(urgency)}</span>
            </label>
          ))}
        </fieldset>
        <div className="actions">
          <button type="button" className="button button--quiet" onClick={onRemove}>
            {t('contacts.remove', { name: contact.name[locale] || t('contacts.new') })}
          </button>
        </div>
      </div>
    </details>
  );
}
