'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { useAction } from '@/lib/use-action';
import { useList } from '@/lib/use-list';
import { ProblemPanel } from '@/ui/problem-panel';
import { history, receipt, type Purpose } from './api';
import { save } from './save';

/** Every decision about one purpose, and the proof of the last one. */
export function PastDecisions({ locale, purpose }: { locale: Locale; purpose: Purpose }) {
  const t = useTranslations('consents');
  const { items, problem, retry, more } = useList(
    useCallback((cursor: number | null) => history(purpose, cursor), [purpose]),
  );
  const keeping = useAction();

  return (
    <section className="stack">
      <h2>{t('history')}</h2>
      {problem && <ProblemPanel problem={problem} retry={retry} />}
      <ul className="plain stack">
        {items?.map(({ id, granted, at, textVersion }) => (
          <li key={id}>
            {sayMoment(at, locale)}
            {' · '}
            {t(granted ? 'agreed' : 'refused', { version: textVersion })}
          </li>
        ))}
      </ul>
      {more && (
        <button type="button" className="button button--quiet" onClick={more}>
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
