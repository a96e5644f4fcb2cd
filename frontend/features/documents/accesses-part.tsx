'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { sayMoment } from '@/lib/dates';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { accesses } from './api';
import type { PartProps } from './one-document';
import { useLoaded } from './use-loaded';

/** Who looked at it, and when. */
export function AccessesPart({ locale, document }: PartProps) {
  const t = useTranslations('documents.accesses');
  const seen = useLoaded(useCallback(() => accesses(document.id), [document.id]));
  if (seen.problem) {
    return <ProblemPanel problem={seen.problem} retry={() => void seen.reload()} />;
  }
  if (!seen.data) {
    return <Waiting />;
  }
  return (
    <div className="stack part">
      {seen.data.length === 0 && <p>{t('none')}</p>}
      <ul>
        {seen.data.map((one) => (
          <li key={`${one.professional}-${one.at ?? ''}`}>
            {t('one', {
              name: one.name ?? t('somebody'),
              at: one.at ? sayMoment(one.at, locale) : '',
            })}
          </li>
        ))}
      </ul>
      <button type="button" className="button button--quiet" onClick={() => void seen.reload()}>
        {t('again')}
      </button>
    </div>
  );
}
