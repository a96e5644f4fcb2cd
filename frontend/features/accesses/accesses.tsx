'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Link } from '@/ui/link';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { problemOf, type Problem } from '@/lib/problem';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { accesses, type FileAccess } from './api';
import { OneAccess } from './one-access';
import './accesses.css';

/** Who saw one's file, newest first; one's own looks on request. */
export function Accesses({ locale }: { locale: Locale }) {
  const t = useTranslations('accesses');
  const [own, setOwn] = useState(false);
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <label className="choice sentence">
        <input type="checkbox" checked={own} onChange={(event) => setOwn(event.target.checked)} />
        <span>{t('own')}</span>
      </label>
      <Looks key={String(own)} locale={locale} own={own} />
      <p>
        <Link href={paths.consents(locale)}>{t('consents')}</Link>
      </p>
    </div>
  );
}

function Looks({ locale, own }: { locale: Locale; own: boolean }) {
  const t = useTranslations('accesses');
  const [items, setItems] = useState<FileAccess[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  function load(cursor: string | null) {
    accesses(own, cursor)
      .then((page) => {
        setProblem(null);
        setItems((known) => [...(known ?? []), ...page.items]);
        setNext(page.next);
      })
      .catch((error: unknown) => setProblem(problemOf(error)));
  }
  useEffect(() => load(null), []); // eslint-disable-line react-hooks/exhaustive-deps -- made anew for the other list

  return (
    <>
      {problem && <ProblemPanel problem={problem} retry={() => load(next)} />}
      {!items && !problem && <Waiting />}
      {items?.length === 0 && <p className="card card--brand">{t(own ? 'noneAtAll' : 'none')}</p>}
      {items && items.length > 0 && (
        <ul className="plain stack">
          {items.map((one) => (
            <OneAccess key={one.id} locale={locale} access={one} />
          ))}
        </ul>
      )}
      {next !== null && (
        <button type="button" className="button button--quiet" onClick={() => load(next)}>
          {t('more')}
        </button>
      )}
    </>
  );
}
