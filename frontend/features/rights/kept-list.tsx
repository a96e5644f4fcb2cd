'use client';

import { useTranslations } from 'next-intl';
import type { Kept } from './api';
import { lasts } from './rules';

/** One line for each category: what it is, why it is kept, and for how long. */
export function KeptList({ all }: { all: Kept[] }) {
  const t = useTranslations('rights.kept');
  return (
    <ul className="plain stack rights-kept">
      {all.map((kept) => {
        const { word, count } = lasts(kept.duration);
        return (
          <li key={kept.category + kept.erasure}>
            <p className="rights-kept__title">{kept.title}</p>
            <p>{kept.ground}</p>
            <p className="quiet">
              {t(`lasts.${word}`, { count })} {kept.article} · {kept.source}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
