'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import type { AssessmentSummary } from './api';
import { LevelPill } from './level';

/** Only the date and the level: the list can be read over a shoulder. */
export function AssessmentTiles({ locale, items }: { locale: Locale; items: AssessmentSummary[] }) {
  const t = useTranslations('triage.history');
  const format = useFormatter();
  return (
    <ul className="plain tiles">
      {items.map(({ id, at, recommendation }) => (
        <li key={id}>
          <a className="tile" href={paths.assessment(locale, id)}>
            <span className="visually-hidden">{t('open', { at: new Date(at) })} </span>
            <time dateTime={at} aria-hidden="true">
              {format.dateTime(new Date(at), { dateStyle: 'long', timeStyle: 'short' })}
            </time>
            <LevelPill level={recommendation.level} />
          </a>
        </li>
      ))}
    </ul>
  );
}
