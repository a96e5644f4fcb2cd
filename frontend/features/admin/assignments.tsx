'use client';

import { useTranslations } from 'next-intl';
import { sayDay } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { byTime } from './duties';
import type { Assignment } from './people-api';
import { useMay } from './use-may';
import { limitsOf, roleName, type Words } from './words';

interface Props {
  locale: Locale;
  words: Words;
  given: Assignment[];
  onEnd: (assignment: Assignment) => void;
}

/** What somebody is today, and what they will be. */
export function Assignments({ given, ...props }: Props) {
  const t = useTranslations('admin.person');
  const { now, later } = byTime(given);
  return (
    <>
      <section className="stack">
        <h2>{t('now')}</h2>
        {now.length === 0 && <p>{t('nothing')}</p>}
        <Entries given={now} {...props} />
      </section>
      {later.length > 0 && (
        <section className="stack">
          <h2>{t('later')}</h2>
          <Entries given={later} {...props} />
        </section>
      )}
    </>
  );
}

function Entries({ locale, words, given, onEnd }: Props) {
  const t = useTranslations('admin.person');
  const may = useMay();
  const mayEnd = ({ role }: Assignment) =>
    may(words.roles.find(({ id }) => id === role)?.givenWith ?? 'roles.manage');
  const until = (day: string | undefined) => (day ? t('until', { day: sayDay(day, locale) }) : '');
  return (
    <ul className="plain">
      {given.map((assignment) => (
        <li key={assignment.id} className="entry">
          <div>
            <h3>{roleName(words, assignment)}</h3>
            <p className="quiet">
              {limitsOf(words, assignment).join(' · ') || t('everywhere')} {'– '}
              {t('since', { day: sayDay(assignment.from, locale) })} {until(assignment.until)}
            </p>
          </div>
          {mayEnd(assignment) && (
            <button
              type="button"
              className="button button--quiet"
              aria-label={t('takeAwayOf', { role: roleName(words, assignment) })}
              onClick={() => onEnd(assignment)}
            >
              {t('takeAway.open')}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
