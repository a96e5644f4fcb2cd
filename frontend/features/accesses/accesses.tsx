'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { Link } from '@/ui/link';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { useList } from '@/lib/use-list';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { accesses } from './api';
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
  const { items, problem, retry, more } = useList(
    useCallback((cursor: string | null) => accesses(own, cursor), [own]),
  );
  return (
    <>
      {problem && <ProblemPanel problem={problem} retry={retry} />}
      {!items && !problem && <Waiting />}
      {items?.length === 0 && <p className="card card--brand">{t(own ? 'noneAtAll' : 'none')}</p>}
      {items && items.length > 0 && (
        <ul className="plain stack">
          {items.map((one) => (
            <OneAccess key={one.id} locale={locale} access={one} />
          ))}
        </ul>
      )}
      {more && (
        <button type="button" className="button button--quiet" onClick={more}>
          {t('more')}
        </button>
      )}
    </>
  );
}
