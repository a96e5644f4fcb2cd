'use client';

import { useTranslations } from 'next-intl';
import type { Change } from './changes';

/** Value by value, before and after; on a narrow screen one below the other. */
export function Changes({ of }: { of: Change[] }) {
  const t = useTranslations('protocols.compare');
  return of.length === 0 ? (
    <p>{t('same')}</p>
  ) : (
    <ul className="plain changes">
      {of.map(({ place, before, after }) => (
        <li key={place.join('/')} className="change">
          <p className="change__place">{place.join(' › ')}</p>
          <p className="change__before">
            <span className="quiet">{t('before')}</span> {before ?? t('nothing')}
          </p>
          <p className="change__after">
            <span className="quiet">{t('after')}</span> {after ?? t('nothing')}
          </p>
        </li>
      ))}
    </ul>
  );
}
