'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
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
                  {newest.value} {newest.unit}
                  <span className="quiet"> {newest.since}</span>
                </td>
                <td className="quiet">
                  {before && (
                    <>
                      {before.value} {before.unit} <span>{before.since}</span>
                    </>
                  )}
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
