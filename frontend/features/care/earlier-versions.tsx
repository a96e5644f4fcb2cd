'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { sayDay, sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { versionsOf, type Visit } from './api';
import { useRead } from './use-read';

interface Props {
  locale: Locale;
  /** The person. */
  id: string;
  visit: Visit;
}

/** What a note said before it was corrected, and who wrote that; newest first. */
export function EarlierVersions({ locale, id, visit }: Props) {
  const t = useTranslations('care.visits');
  const { value, problem, again } = useRead(
    useCallback(() => versionsOf(id, visit.id), [id, visit.id]),
  );
  const earlier = value?.filter(({ version }) => version < visit.version);
  return (
    <>
      {problem && <ProblemPanel problem={problem} retry={again} />}
      {!value && !problem && <Waiting />}
      <ol className="plain timeline">
        {earlier?.map((one) => (
          <li key={one.version}>
            <p className="quiet">
              {sayMoment(one.at, locale)}
              {one.byName && (
                <>
                  {' · '}
                  <bdi>{one.byName}</bdi>
                </>
              )}
            </p>
            <p>
              {t(`kind.${one.kind}`)} <span className="quiet">{sayDay(one.on, locale)}</span>
            </p>
            <p className="words">{one.note}</p>
            <p className="quiet">{one.shown ? t('shown') : t('notShown')}</p>
          </li>
        ))}
      </ol>
    </>
  );
}
