'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useSyncExternalStore } from 'react';
import { sayMoment } from '@/lib/dates';
import { fetchBy } from '@/lib/fetch-by';
import type { Locale } from '@/lib/locales';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { copy, sharedWithMe } from './api';
import { useDoing } from './use-doing';
import { useLoaded } from './use-loaded';
import './documents.css';

/** Whose, is behind the `#`: no server sees it. */
export function SharedWithMe({ locale }: { locale: Locale }) {
  const t = useTranslations('documents.shared');
  const patient = useSyncExternalStore(
    (listener) => {
      addEventListener('hashchange', listener);
      return () => removeEventListener('hashchange', listener);
    },
    () => new URLSearchParams(location.hash.slice(1)).get('id'),
    () => null,
  );
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      {patient ? (
        <SharedDocuments locale={locale} patient={patient} heading="h2" />
      ) : (
        <p>{t('missing')}</p>
      )}
    </div>
  );
}

/** What one patient shares with whoever looks at it. */
export function SharedDocuments(props: {
  locale: Locale;
  patient: string;
  /** Of each document, below the heading of the page or of a part of it. */
  heading: 'h2' | 'h3';
}) {
  const { locale, patient, heading: Heading } = props;
  const t = useTranslations('documents.shared');
  const words = useTranslations('documents.category');
  const shared = useLoaded(useCallback(() => sharedWithMe(patient), [patient]));
  const doing = useDoing();
  if (shared.problem) {
    return <ProblemPanel problem={shared.problem} retry={() => void shared.reload()} />;
  }
  if (!shared.data) {
    return <Waiting />;
  }
  return (
    <>
      {doing.problem && <ProblemPanel problem={doing.problem} />}
      <p role="status">{doing.busy && t('making')}</p>
      {shared.data.length === 0 && <p>{t('none')}</p>}
      <ul className="plain stack">
        {shared.data.map((document) => (
          <li key={document.id} className="card">
            <Heading className="name">
              <bdi>{document.title}</bdi>
            </Heading>
            <p className="quiet">
              {words(document.category)} · {sayMoment(document.changedAt, locale)}
            </p>
            <div className="actions">
              <button
                type="button"
                className="button button--quiet"
                aria-disabled={doing.busy}
                aria-label={t('fetchNamed', { title: document.title })}
                onClick={() =>
                  void doing.attempt(async () => fetchBy(await copy(patient, document.id)))
                }
              >
                {t('fetch')}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
