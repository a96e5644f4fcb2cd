'use client';

import { useTranslations } from 'next-intl';
import { useState, type SubmitEvent } from 'react';
import type { Locale } from '@/lib/locales';
import type { Problem } from '@/lib/problem';
import { Field, TextField, described } from '@/ui/field';
import { ProblemPanel } from '@/ui/problem-panel';
import type { Contact, ContactWanted } from './api';
import { tagsIn } from './choosing';

/** Nearest first; somebody at work comes last, and nobody is chosen beforehand. */
const RELATIONS = [
  'partner',
  'parent',
  'child',
  'sibling',
  'family',
  'friend',
  'neighbour',
  'carer',
  'other',
  'work',
] as const;

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

/** What was typed, as it is sent: the number before the address. */
function wantedOf(form: FormData, locale: Locale): ContactWanted {
  const phones = textOf(form, 'phone').split(/[,;]/);
  const emails = textOf(form, 'email').split(/[,;\s]+/);
  return {
    name: textOf(form, 'name'),
    relation: textOf(form, 'relation') as ContactWanted['relation'],
    languages: tagsIn(textOf(form, 'languages')),
    language: textOf(form, 'language') || locale,
    channels: [
      ...phones
        .map((value) => ({ kind: 'phone' as const, value: value.trim() }))
        .filter(({ value }) => value),
      ...emails.map((value) => ({ kind: 'email' as const, value })).filter(({ value }) => value),
    ],
  };
}

/** The server names a channel by its place among those that were sent. */
function fieldsOf(sent: ContactWanted | null): Record<string, string> {
  const fields: Record<string, string> = {
    name: 'name',
    relation: 'relation',
    channels: 'phone',
    languages: 'languages',
  };
  sent?.channels?.forEach(({ kind }, place) => {
    fields[`channels[${place}].value`] = kind === 'email' ? 'email' : 'phone';
  });
  sent?.languages?.forEach((_, place) => {
    fields[`languages[${place}]`] = 'languages';
  });
  return fields;
}

const valuesOf = (contact: Contact | undefined, wanted: 'phone' | 'email'): string =>
  (contact?.channels ?? [])
    .filter(({ kind }) => kind === wanted)
    .map(({ value }) => value)
    .join(', ');

interface Props {
  locale: Locale;
  contact?: Contact;
  action: { busy: boolean; problem: Problem | null };
  onSend: (wanted: ContactWanted) => void;
  onCancel: () => void;
}

export function ContactForm({ locale, contact, action, onSend, onCancel }: Props) {
  const t = useTranslations('emergencyCard.contacts');
  const [sent, setSent] = useState<ContactWanted | null>(null);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const wanted = wantedOf(new FormData(event.currentTarget), locale);
    setSent(wanted);
    onSend(wanted);
  }

  return (
    <form className="stack" onSubmit={submit}>
      {action.problem && <ProblemPanel problem={action.problem} fields={fieldsOf(sent)} kept />}
      <TextField
        words={{ id: 'name', label: t('name') }}
        required
        maxLength={120}
        autoComplete="off"
        defaultValue={contact?.name}
      />
      <Field words={{ id: 'relation', label: t('relationLabel') }}>
        <select
          className="input"
          {...described({ id: 'relation', label: '' })}
          required
          defaultValue={contact?.relation ?? ''}
        >
          <option value="" disabled>
            {t('relationChoose')}
          </option>
          {RELATIONS.map((one) => (
            <option key={one} value={one}>
              {t(`relation.${one}`)}
            </option>
          ))}
        </select>
      </Field>
      <TextField
        words={{ id: 'phone', label: t('phone'), hint: t('phoneHint') }}
        type="tel"
        autoComplete="off"
        defaultValue={valuesOf(contact, 'phone')}
      />
      <TextField
        words={{ id: 'email', label: t('email'), hint: t('emailHint') }}
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        autoComplete="off"
        defaultValue={valuesOf(contact, 'email')}
      />
      <TextField
        words={{ id: 'languages', label: t('languages'), hint: t('languagesHint') }}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={contact?.languages.join(', ')}
      />
      <Field words={{ id: 'language', label: t('language') }}>
        <select
          className="input"
          {...described({ id: 'language', label: '' })}
          defaultValue={contact?.language ?? locale}
        >
          <option value="fr">Français</option>
          <option value="en">English</option>
        </select>
      </Field>
      <div className="actions">
        <button type="submit" className="button" aria-disabled={action.busy}>
          {t('save')}
        </button>
        <button type="button" className="button button--quiet" onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}
