'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useState } from 'react';
import { sayDay, sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { later } from '@/ui/later';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { visits, type Visit } from './api';
import { PartHead } from './entries';
import { useRead } from './use-read';
import { VisitDialog } from './visit-dialog';

const EarlierVersions = later(async () => (await import('./earlier-versions')).EarlierVersions);

interface Props {
  locale: Locale;
  id: string;
  round: number;
  onStart: () => void;
  onWritten: () => void;
}

/** Notes of visits, newest first; each opens in place. */
export function Visits({ locale, id, round, onStart, onWritten }: Props) {
  const t = useTranslations('care.visits');
  const { value, problem, again } = useRead(useCallback(() => visits(id), [id]));
  const [open, setOpen] = useState<Visit | 'new' | null>(null);
  useEffect(() => {
    if (round > 0) {
      again();
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each change, not for each rendering
  }, [round]);
  const byDay = value?.toSorted((one, other) => other.on.localeCompare(one.on));
  return (
    <section className="part" aria-labelledby="visits">
      <PartHead
        id="visits"
        title={t('title')}
        add={t('add')}
        onAdd={() => {
          onStart();
          setOpen('new');
        }}
      />
      {problem && <ProblemPanel problem={problem} retry={again} />}
      {!value && !problem && <Waiting />}
      {value?.length === 0 && <p className="quiet">{t('none')}</p>}
      <ul className="plain visits">
        {byDay?.map((visit) => (
          <li key={visit.id}>
            <details>
              <summary>
                <span className="entries__name">{t(`kind.${visit.kind}`)}</span>{' '}
                <span className="quiet">
                  {sayDay(visit.on, locale)}
                  {visit.byName && ` · ${visit.byName}`}
                </span>
              </summary>
              <p className="words">{visit.note}</p>
              <p className="quiet">
                {visit.shown ? t('shown') : t('notShown')}
                {visit.version > 1 &&
                  ` · ${t('corrected', { at: sayMoment(visit.at, locale) })}`}{' '}
                <button
                  type="button"
                  className="link"
                  aria-label={t('correctOf', { day: sayDay(visit.on, locale) })}
                  onClick={() => {
                    onStart();
                    setOpen(visit);
                  }}
                >
                  {t('correct')}
                </button>
              </p>
              {visit.version > 1 && (
                <Earlier key={visit.version} locale={locale} id={id} visit={visit} />
              )}
            </details>
          </li>
        ))}
      </ul>
      {open && (
        <VisitDialog
          id={id}
          visit={open === 'new' ? null : (value?.find((one) => one.id === open.id) ?? open)}
          onOutdated={again}
          onClose={() => setOpen(null)}
          onWritten={onWritten}
        />
      )}
    </section>
  );
}

/** Rarely what one came for: read when somebody opens it. */
function Earlier({ locale, id, visit }: { locale: Locale; id: string; visit: Visit }) {
  const t = useTranslations('care.visits');
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary aria-label={t('earlierOf', { day: sayDay(visit.on, locale) })}>
        {t('earlier')}
      </summary>
      {open && <EarlierVersions locale={locale} id={id} visit={visit} />}
    </details>
  );
}
