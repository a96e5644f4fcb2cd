'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { problemOf, type Problem } from '@/lib/problem';
import { useAction } from '@/lib/use-action';
import { ProblemPanel } from '@/ui/problem-panel';
import { history, receipt, type Decision, type Purpose } from './api';
import { save } from './save';

/** Every decision about one purpose, and the proof of the last one. */
export function PastDecisions({ locale, purpose }: { locale: Locale; purpose: Purpose }) {
  const t = useTranslations('consents');
  const [items, setItems] = useState<Decision[]>([]);
  const [next, setNext] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const keeping = useAction();

  function load(cursor?: number) {
    history(purpose, cursor)
      .then((page) => {
        setProblem(null);
        setItems((known) => [...(cursor === undefined ? [] : known), ...page.items]);
        setNext(page.next);
      })
      .catch((error: unknown) => setProblem(problemOf(error)));
  }
  useEffect(() => load(), []); // eslint-disable-line react-hooks/exhaustive-deps -- one purpose each

  return (
    <section className="stack">
      <h2>{t('history')}</h2>
      {problem && <ProblemPanel problem={problem} retry={() => load()} />}
      <ul className="plain stack">
        {items.map(({ id, granted, at, textVersion }) => (
          <li key={id}>
            {sayMoment(at, locale)}
            {' · '}
            {t(granted ? 'agreed' : 'refused', { version: textVersion })}
          </li>
        ))}
      </ul>
      {next !== null && (
        <button type="button" className="button button--quiet" onClick={() => load(next)}>
          {t('more')}
        </button>
      )}
      {keeping.problem && <ProblemPanel problem={keeping.problem} />}
      <div className="actions">
        <button
          type="button"
          className="button button--quiet"
          aria-disabled={keeping.busy}
          onClick={() =>
            void keeping.run(async () =>
              save(await receipt(purpose), `${t('file')}-${purpose}.json`),
            )
          }
        >
          <Download aria-hidden /> {t('receipt')}
        </button>
      </div>
      <p className="quiet">{t('receiptText')}</p>
    </section>
  );
}
