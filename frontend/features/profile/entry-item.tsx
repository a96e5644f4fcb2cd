'use client';

import { useTranslations } from 'next-intl';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { sayNumber } from '@/lib/numbers';
import type { Entry, Section } from './api';
import { isActive, isOfOthers, nameOf } from './entries';
import { isDay, sayPartial } from '@/lib/partial-date';

interface Props {
  locale: Locale;
  section: Section;
  entry: Entry;
  online: boolean;
  onChange: () => void;
  onRemove: () => void;
  onObject: () => void;
}

/** One entry, who said it, and what its person can do about it. */
export function EntryItem({ locale, section, entry, online, onChange, onRemove, onObject }: Props) {
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
              {sayNumber(entry.value, locale)} {entry.unit}
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
          online && (
            <button
              type="button"
              className="link"
              aria-label={t('objectNamed', { name })}
              onClick={onObject}
            >
              {t('object')}
            </button>
          )
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
            {online && (
              <button
                type="button"
                className="link"
                aria-label={t('removeNamed', { name })}
                onClick={onRemove}
              >
                {t('remove')}
              </button>
            )}
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
    entry.since &&
      (done
        ? t('done', { when: sayPartial(entry.since, locale) })
        : t(`since.${isDay(entry.since) ? 'day' : 'part'}`, {
            when: sayPartial(entry.since, locale),
          })),
    entry.until &&
      t(`until.${isDay(entry.until) ? 'day' : 'part'}`, { when: sayPartial(entry.until, locale) }),
    entry.note,
  ].filter(Boolean);
  return facts.length > 0 ? <p>{facts.join(' · ')}</p> : null;
}
