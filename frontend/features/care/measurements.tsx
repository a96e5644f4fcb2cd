'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Locale } from '@/lib/locales';
import { sayNumber } from '@/lib/numbers';
import { sayPartial } from '@/lib/partial-date';
import type { Entry } from './api';
import { PartHead, type Editing } from './entries';
import { EntryDialog } from './entry-dialog';
import { called, latestMeasurements } from './rules';

/** The newest of each kind, beside what it was before. */
export function Measurements(editing: Editing) {
  const t = useTranslations('care.entry');
  const [adding, setAdding] = useState(false);
  const lines = latestMeasurements(editing.file.value);
  return (
    <section className="part" aria-labelledby="measurements">
      <PartHead
        id="measurements"
        title={t('measurements.title')}
        add={editing.mayEdit ? t('measurements.add') : null}
        onAdd={() => {
          editing.onStart();
          setAdding(true);
        }}
      />
      {lines.length === 0 ? (
        <p className="quiet">{t('unknown')}</p>
      ) : (
        <table className="numbers">
          <caption className="visually-hidden">{t('measurements.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('measurements.what')}</th>
              <th scope="col">{t('measurements.newest')}</th>
              <th scope="col">{t('measurements.before')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ newest, before }) => (
              <tr key={newest.id}>
                <th scope="row">{called(newest)}</th>
                <td>
                  <Measured locale={editing.locale} entry={newest} />
                </td>
                <td className="quiet">
                  {before && <Measured locale={editing.locale} entry={before} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {adding && (
        <EntryDialog
          section="measurements"
          entry={null}
          {...editing}
          onClose={() => setAdding(false)}
        />
      )}
    </section>
  );
}

function Measured({ locale, entry }: { locale: Locale; entry: Entry }) {
  return (
    <>
      {entry.value !== undefined && sayNumber(entry.value, locale)} {entry.unit}
      {entry.since && <span className="quiet"> {sayPartial(entry.since, locale)}</span>}
    </>
  );
}
