'use client';

import { ChevronLeft } from 'lucide-react';
import { Link } from '@/ui/link';
import { useTranslations } from 'next-intl';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { problemOf, type Problem } from '@/lib/problem';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { assessment, assessments, type Assessment } from './api';
import { AssessmentTiles } from './assessment-tiles';
import { ResultActions } from './result-actions';
import { ResultView } from './result-view';
import './triage.css';

/** The list, or one assessment when the address names it after the `#`. */
export function History({ locale }: { locale: Locale }) {
  const id = useIdAfterHash();
  return id ? (
    <OneAssessment key={id} locale={locale} id={id} />
  ) : (
    <AllAssessments locale={locale} />
  );
}

function AllAssessments({ locale }: { locale: Locale }) {
  const t = useTranslations('triage.history');
  const [items, setItems] = useState<Assessment[] | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  function load(from: string | null) {
    assessments(from === null ? {} : { cursor: from })
      .then((page) => {
        setProblem(null);
        setItems((known) => [...(from === null ? [] : (known ?? [])), ...page.items]);
        setCursor(page.next ?? null);
      })
      .catch((error: unknown) => setProblem(problemOf(error)));
  }
  useEffect(() => load(null), []);

  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      {problem && <ProblemPanel problem={problem} retry={() => load(items ? cursor : null)} />}
      {!items && !problem && <Waiting />}
      {items?.length === 0 && <Empty locale={locale} />}
      {items && items.length > 0 && <AssessmentTiles locale={locale} items={items} />}
      {cursor !== null && (
        <button type="button" className="button button--quiet" onClick={() => load(cursor)}>
          {t('more')}
        </button>
      )}
    </div>
  );
}

function Empty({ locale }: { locale: Locale }) {
  const t = useTranslations('triage');
  return (
    <section className="card card--brand">
      <p>{t('history.empty')}</p>
      <Link className="button" href={paths.triage(locale)}>
        {t('result.again')}
      </Link>
    </section>
  );
}

function OneAssessment({ locale, id }: { locale: Locale; id: string }) {
  const t = useTranslations('triage.history');
  const [found, setFound] = useState<Assessment | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    let current = true;
    assessment(id)
      .then((one) => current && setFound(one))
      .catch((error: unknown) => current && setProblem(problemOf(error)));
    return () => {
      current = false;
    };
  }, [id]);
  return (
    <div>
      <a
        className="back"
        href={paths.history(locale)}
        onClick={(event) => {
          event.preventDefault();
          location.hash = '';
        }}
      >
        <ChevronLeft aria-hidden /> {t('back')}
      </a>
      {problem && <ProblemPanel problem={problem} />}
      {!found && !problem && <Waiting />}
      {found && (
        <ResultView
          earlier
          locale={locale}
          assessment={found}
          words={found.text ?? null}
          actions={<ResultActions locale={locale} />}
        />
      )}
    </div>
  );
}

function useIdAfterHash(): string | null {
  const hash = useSyncExternalStore(
    (listener) => {
      addEventListener('hashchange', listener);
      return () => removeEventListener('hashchange', listener);
    },
    () => location.hash,
    () => '',
  );
  return new URLSearchParams(hash.slice(1)).get('id');
}
