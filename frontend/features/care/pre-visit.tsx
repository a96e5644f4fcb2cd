'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { preVisit } from './api';
import { PreVisitLines } from './pre-visit-lines';
import { useRead } from './use-read';

/** What the person answered last; earlier ones are in the history of the file. */
export function PreVisit({ locale, id }: { locale: Locale; id: string }) {
  const t = useTranslations('care.preVisit');
  const read = useCallback(async () => ({ last: await preVisit(id) }), [id]);
  const { value, problem, again } = useRead(read);
  const last = value?.last;
  return (
    <section className="part" aria-labelledby="pre-visit">
      <h2 id="pre-visit">{t('title')}</h2>
      {problem && <ProblemPanel problem={problem} retry={again} />}
      {!value && !problem && <Waiting />}
      {value && !last && <p className="quiet">{t('none')}</p>}
      {last && (
        <>
          <p className="quiet">
            {t('sent', {
              at: sayMoment(last.at, locale),
              count: last.lines.length,
              asked: last.asked,
            })}
          </p>
          <PreVisitLines lines={last.lines} />
        </>
      )}
    </section>
  );
}
