'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/locales';
import type { Entry, HealthProfile, Section } from './api';
import { isActive, saysNone } from './entries';
import { EntryItem } from './entry-item';

interface Props {
  locale: Locale;
  section: Section;
  profile: HealthProfile;
  /** Without a network one entry can be prepared; nothing else is saved. */
  online: boolean;
  /** What stands in the place of the entry of this id, or below the list where it is new. */
  form: { id: string | undefined; part: ReactNode } | null;
  onAdd: () => void;
  onNone: (none: boolean) => void;
  onChange: (entry: Entry) => void;
  onRemove: (entry: Entry) => void;
  onObject: (entry: Entry) => void;
}

/** One list of the profile: what is there, that there is nothing, or that nothing was said. */
export function SectionPart(props: Props) {
  const { locale, section, profile, online, form, onAdd, onNone } = props;
  const t = useTranslations('profile.section');
  const entries = profile[section];
  const current = entries.filter(isActive);
  const past = entries.filter((entry) => !isActive(entry));
  const none = saysNone(profile, section);
  const shown = (entry: Entry) =>
    form && form.id === entry.id ? (
      <li className="entry" key={entry.id}>
        {form.part}
      </li>
    ) : (
      <EntryItem
        key={entry.id}
        locale={locale}
        section={section}
        entry={entry}
        online={online}
        onChange={() => props.onChange(entry)}
        onRemove={() => props.onRemove(entry)}
        onObject={() => props.onObject(entry)}
      />
    );
  return (
    <section className="card stack" aria-labelledby={`section-${section}`}>
      <div className="section-head">
        <h2 id={`section-${section}`} tabIndex={-1}>
          {t(section)}
        </h2>
        {!form && (
          <button type="button" className="link" aria-label={t(`addTo.${section}`)} onClick={onAdd}>
            <Plus aria-hidden /> {t('add')}
          </button>
        )}
      </div>
      {current.length > 0 && <ul className="entries">{current.map(shown)}</ul>}
      {current.length === 0 && !form && (
        <>
          <p className="quiet">{none ? t('none') : t('unknown')}</p>
          {online && section !== 'measurements' && (
            <button type="button" className="link" onClick={() => onNone(!none)}>
              {none ? t('takeNoneBack') : t(`sayNone.${section}`)}
            </button>
          )}
        </>
      )}
      {form && form.id === undefined && form.part}
      {past.length > 0 && (
        <details open={past.some(({ id }) => id === form?.id) || undefined}>
          <summary>{t('past', { count: past.length })}</summary>
          <ul className="entries">{past.map(shown)}</ul>
        </details>
      )}
    </section>
  );
}
