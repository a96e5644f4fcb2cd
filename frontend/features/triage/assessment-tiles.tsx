'use client';

import { useTranslations } from 'next-intl';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import type { Assessment } from './api';
import { LevelPill } from './level';

/** Only the date and the level: the list can be read over a shoulder. */
export function AssessmentTiles({ locale, items }: { locale: Locale; items: Assessment[] }) {
  const t = useTranslations('triage.history');
  return (
    <ul className="plain tiles">
      {items.map(({ id, at, recommendation }) => (
        <li key={id}>
          <a className="tile" href={paths.assessment(locale, id)}>
            <span className="visually-hidden">{t('open', { at: sayMoment(at, locale) })} </span>
            <time dateTime={at} aria-hidden="true">
              {sayMoment(at, locale)}
            </time>
            <LevelPill level={recommendation.level} />
          </a>
        </li>
      ))}
    </ul>
  );
}
