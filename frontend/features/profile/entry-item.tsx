'use client';

import { useTranslations } from 'next-intl';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import type { Entry, Section } from './api';
import { isActive, isOfOthers, nameOf } from './entries';
import { sayPartial } from './partial-date';

interface Props {
  locale: Locale;
  section: Section;
  entry: Entry;
  onChange: () => void;
  onRemove: () => void;
  onObject: () => void;
}

/** One entry, who said it, and what its person can do about it. */
export function EntryItem({ locale, section, entry, onChange, onRemove, onObject }: Props) {
  const t = useTranslations('profile.entry');
  const name = nameOf(entry);
  const others = isOfOthers(entry);
  return (
    <li className={isActive(entry) ? 'entry' : 'entry entry--past'}>
      <p className="entry__name">
        <span>
          {name}
          {entry.value !== undefined && (
            <>
              {' '}
              {entry.value} {entry.unit}
            </>
          )}
        </span>
        {entry.criticality === 'high' && isActive(entry) && (
          <span className="alarm">{t('high')}</span>
        )}
        {!isActive(entry) && (
          <span className="quiet">{t(`status.${entry.status ?? 'active'}`)}</span>
        )}
      </p>
      <Details locale={locale} section={section} entry={entry} />
      {entry.objection && <p>{t('objection', { words: entry.objection })}</p>}
      {entry.provenance && (
        <p className="quiet">
          {t(entry.provenance.source, { on: sayMoment(entry.provenance.at, locale) })}
        </p>
      )}
      <div className="entry__actions">
        {others ? (
          <button
            type="button"
            className="link"
            aria-label={t('objectNamed', { name })}
            onClick={onObject}
          >
            {t('object')}
          </button>
        ) : (
          <>
            <button
              type="button"
              className="link"
              aria-label={t('changeNamed', { name })}
              onClick={onChange}
            >
              {t('change')}
            </button>
            <button
              type="button"
              className="link"
              aria-label={t('removeNamed', { name })}
              onClick={onRemove}
            >
              {t('remove')}
            </button>
          </>
        )}
      </div>
    </li>
  );
}

function Details({ locale, section, entry }: Pick<Props, 'locale' | 'section' | 'entry'>) {
  const t = useTranslations('profile.entry');
  const done = section === 'immunizations' || section === 'measurements';
  const facts = [
    entry.reaction,
    entry.dose,
    entry.since && t(done ? 'done' : 'since', { when: sayPartial(entry.since, locale) }),
    entry.until && t('until', { when: sayPartial(entry.until, locale) }),
    entry.note,
  ].filter(Boolean);
  return facts.length > 0 ? <p>{facts.join(' · ')}</p> : null;
}
