'use client';

import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Report } from './api';
import { said } from './expected-table';
import { useFaultWords } from './fault-words';

interface Props {
  report: Report | null;
  /** Something was changed since. */
  stale: boolean;
  busy: boolean;
  dirty: boolean;
  onCheck: () => void;
  onGo: (pointer: string) => void;
  onRow: (row: number) => void;
}

/** What the machine has against the draft; each fault leads to where it can be mended. */
export function CheckPart({ report, stale, busy, dirty, onCheck, onGo, onRow }: Props) {
  const t = useTranslations('protocols.check');
  return (
    <section className="stack" aria-labelledby="check-title">
      <h2 id="check-title">{t('title')}</h2>
      <p className="quiet">{t('lead')}</p>
      <div>
        <button type="button" className="button" aria-disabled={busy} onClick={onCheck}>
          {busy ? t('busy') : dirty ? t('saveAndCheck') : t('go')}
        </button>
      </div>
      <div role="status" className="stack">
        {report && <Verdict report={report} stale={stale} />}
      </div>
      {report && report.faults.length > 0 && <Faults faults={report.faults} onGo={onGo} />}
      {report && report.expected.length > 0 && <Differences report={report} onRow={onRow} />}
    </section>
  );
}

function Verdict({ report, stale }: { report: Report; stale: boolean }) {
  const t = useTranslations('protocols.check');
  const found = report.faults.length + report.expected.length;
  return (
    <>
      <p className={report.sound ? 'said with-icon' : 'unsound with-icon'}>
        {report.sound ? <CircleCheck aria-hidden /> : <CircleAlert aria-hidden />}
        {report.sound ? t('sound', { rows: report.rows }) : t('found', { count: found })}
      </p>
      {stale && <p className="quiet">{t('stale')}</p>}
    </>
  );
}

function Faults({ faults, onGo }: { faults: Report['faults']; onGo: (pointer: string) => void }) {
  const t = useTranslations('protocols.check');
  const words = useFaultWords();
  return (
    <>
      <h3>{t('faults')}</h3>
      <ul className="plain findings">
        {faults.map((fault) => (
          <li key={`${fault.text} ${fault.place ?? ''}`}>
            <p>{words(fault)}</p>
            {fault.place && (
              <button type="button" className="link" onClick={() => onGo(fault.place ?? '')}>
                {t('goThere')}
                <span className="visually-hidden"> {fault.place}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Differences({ report, onRow }: { report: Report; onRow: (row: number) => void }) {
  const t = useTranslations('protocols.check');
  const urgency = useTranslations('protocols.urgency');
  return (
    <>
      <h3>{t('rows')}</h3>
      <ul className="plain findings">
        {report.expected.map(({ row, words, expected, actual }) => (
          <li key={row}>
            <p>
              {t('row', {
                row,
                words,
                expected: said(expected, urgency),
                actual: said(actual, urgency),
              })}
            </p>
            <button type="button" className="link" onClick={() => onRow(row)}>
              {t('goToRow', { row })}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
