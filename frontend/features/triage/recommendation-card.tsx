'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { hoursOf } from '@/lib/duration';
import { WithPhones } from '@/ui/with-phones';
import type { Assessment } from './api';
import { LevelIcon } from './level';

interface Props {
  recommendation: Assessment['recommendation'] & { level: 'self_care' | 'teleconsultation' };
}

/** What to do, where, how fast: in this order, above everything else. */
export function RecommendationCard({ recommendation }: Props) {
  const t = useTranslations('triage.result');
  const { level, within, route } = recommendation;
  const when = useWhen(level, within);
  const heading = useRef<HTMLHeadingElement>(null);
  const title = t(`${level}.title`);
  useEffect(() => {
    document.title = title;
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <section className={`level level--${level}`} aria-labelledby="level-title">
      <h1 id="level-title" ref={heading} tabIndex={-1}>
        <LevelIcon level={level} /> {title}
      </h1>
      <p>
        <WithPhones text={route} />
      </p>
      {when && (
        <dl className="facts">
          <dt>{t('when')}</dt>
          <dd className="sentence">{when}</dd>
        </dl>
      )}
    </section>
  );
}

/** For a doctor, the time not to exceed; for self-care, how long to keep an eye on it. */
function useWhen(
  level: Props['recommendation']['level'],
  within: string | undefined,
): string | null {
  const t = useTranslations('triage.result');
  const hours = hoursOf(within);
  if (hours === null) {
    return null;
  }
  const inDays = hours >= 24;
  const days = Math.round(hours / 24);
  if (level === 'self_care') {
    return inDays ? t('watch', { days }) : t('watchHours', { hours: Math.ceil(hours) });
  }
  return inDays ? t('withinDays', { days }) : t('withinHours', { hours: Math.ceil(hours) });
}
