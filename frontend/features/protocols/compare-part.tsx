'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { problemOf, type Problem } from '@/lib/problem';
import { Waiting } from '@/ui/waiting';
import { published, type Report } from './api';
import { changesOf } from './changes';
import { Changes } from './changes-list';
import { said } from './expected-table';
import type { Protocol } from './protocol';
import { Refusal } from './refusal';

interface Props {
  content: Protocol;
  /** Of the text as it is now; null until it was checked. */
  report: Report | null;
}

/** What differs from the protocol in force: the texts of it, and the answers that it gives. */
export function ComparePart({ content, report }: Props) {
  const t = useTranslations('protocols.compare');
  const [before, setBefore] = useState<Protocol | null | undefined>(undefined);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { id } = content;
  useEffect(() => {
    let current = true;
    published(id)
      .then((found) => current && setBefore(found))
      .catch((error: unknown) => current && setProblem(problemOf(error)));
    return () => {
      current = false;
    };
  }, [id]);
  return (
    <section className="stack" aria-labelledby="compare-title">
      <h2 id="compare-title">{t('title')}</h2>
      {problem && <Refusal problem={problem} />}
      {before === undefined && !problem && <Waiting />}
      {before === null && <p>{t('new')}</p>}
      {before && (
        <>
          <p>{t('versions', { before: before.version, after: content.version })}</p>
          <Changes of={changesOf(before, content)} />
        </>
      )}
      <Moved report={report} />
    </section>
  );
}

function Moved({ report }: { report: Report | null }) {
  const t = useTranslations('protocols.compare');
  const urgency = useTranslations('protocols.urgency');
  return (
    <>
      <h3>{t('answers')}</h3>
      {!report && <p className="quiet">{t('checkFirst')}</p>}
      {report?.moved.length === 0 && <p>{t('noAnswer', { rows: report.rows })}</p>}
      <ul className="plain changes">
        {report?.moved.map(({ row, words, expected, actual }) => (
          <li key={row} className="change">
            <p className="change__place">{t('row', { row, words })}</p>
            <p className="change__before">
              <span className="quiet">{t('before')}</span> {said(expected, urgency)}
            </p>
            <p className="change__after">
              <span className="quiet">{t('after')}</span> {said(actual, urgency)}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
