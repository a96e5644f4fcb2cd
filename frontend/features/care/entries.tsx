'use client';

import { useTranslations } from 'next-intl';
import { useState, type ComponentType } from 'react';
import type { Locale } from '@/lib/locales';
import { isDay, sayPartial } from '@/lib/partial-date';
import type { FieldWords } from '@/ui/field';
import type { Entry, Profile, Seen } from './api';
import { EntryDialog } from './entry-dialog';
import { called, isActive, isUnknown, type Section } from './rules';

/** What an entry is called: words, or a term of the lists that another feature knows. */
export interface TermFieldProps {
  words: FieldWords;
  section: Section;
  text: string;
  /** Whether the words are those of a term that was chosen. */
  chosen: boolean;
  onText: (text: string) => void;
  onTerm: (term: { system: string; code: string; display: string; unit?: string }) => void;
}

export interface Editing {
  termField: ComponentType<TermFieldProps>;
  locale: Locale;
  patient: string;
  file: Seen<Profile>;
  mayEdit: boolean;
  onStart: () => void;
  onSaved: () => void;
  /** Somebody else was quicker: the file is read again. */
  onOutdated: () => void;
}

/** One list of the file: what holds now, and behind a line what held once. */
export function Entries({ section, ...editing }: Editing & { section: Section }) {
  const t = useTranslations('care.entry');
  const [open, setOpen] = useState<Entry | 'new' | null>(null);
  const profile = editing.file.value;
  const all = profile[section];
  const now = all.filter(isActive);
  const past = all.filter((entry) => !isActive(entry));
  const lists = {
    locale: editing.locale,
    section,
    mayEdit: editing.mayEdit,
  };
  const start = (what: Entry | 'new') => {
    editing.onStart();
    setOpen(what);
  };
  return (
    <section className="part" aria-labelledby={section}>
      <PartHead
        id={section}
        title={t(`${section}.title`)}
        add={editing.mayEdit ? t(`${section}.add`) : null}
        onAdd={() => start('new')}
      />
      {now.length === 0 && (
        <p className="quiet">{isUnknown(profile, section) ? t('unknown') : t('noneKnown')}</p>
      )}
      <EntryList entries={now} {...lists} onEdit={start} />
      {past.length > 0 && (
        <details>
          <summary>{t('past', { count: past.length })}</summary>
          <EntryList entries={past} {...lists} onEdit={start} />
        </details>
      )}
      {open && (
        <EntryDialog
          section={section}
          entry={open === 'new' ? null : open}
          {...editing}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

export function PartHead(props: {
  id: string;
  title: string;
  add: string | null;
  onAdd: () => void;
}) {
  return (
    <div className="part__head">
      <h2 id={props.id}>{props.title}</h2>
      {props.add && (
        <button type="button" className="link" onClick={props.onAdd}>
          {props.add}
        </button>
      )}
    </div>
  );
}

function EntryList(props: {
  locale: Locale;
  entries: Entry[];
  section: Section;
  mayEdit: boolean;
  onEdit: (entry: Entry) => void;
}) {
  const t = useTranslations('care.entry');
  const { locale, section, entries, mayEdit, onEdit } = props;
  return (
    <ul className="plain entries">
      {entries.map((entry) => (
        <li key={entry.id}>
          <div>
            <span className="entries__name">{called(entry)}</span>{' '}
            <span className="quiet">
              <Facts locale={locale} section={section} entry={entry} />
            </span>
            {entry.note && <p className="words">{entry.note}</p>}
            {entry.objection && (
              <p className="entries__objection">{t('objection', { words: entry.objection })}</p>
            )}
          </div>
          {mayEdit && (
            <button
              type="button"
              className="link entries__edit"
              aria-label={t('editOf', { name: called(entry) })}
              onClick={() => onEdit(entry)}
            >
              {t('edit')}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** In a few words what else is known of it, and who said it. */
function Facts(props: { locale: Locale; section: Section; entry: Entry }) {
  const t = useTranslations('care.entry');
  const { locale, section, entry } = props;
  const { status, dose, reaction, criticality, since, until, provenance } = entry;
  const facts = [
    status && status !== 'active' && t(`status.${status}`),
    dose,
    reaction,
    criticality && t(`criticality.${criticality}`),
    since &&
      (section === 'immunizations'
        ? t('done', { when: sayPartial(since, locale) })
        : t(`since.${isDay(since) ? 'day' : 'part'}`, { when: sayPartial(since, locale) })),
    until && t(`until.${isDay(until) ? 'day' : 'part'}`, { when: sayPartial(until, locale) }),
    provenance && t(`source.${provenance.source}`),
  ];
  return <>{facts.filter(Boolean).join(' · ')}</>;
}
