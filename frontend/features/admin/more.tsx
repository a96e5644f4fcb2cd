'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';

interface Props {
  /** What the ids of the entries begin with; a number follows. */
  of: string;
  fresh: number | null;
  more: (() => void) | null;
}

/** Shows more of a list; the focus goes to the first of what was added. */
export function More({ of, fresh, more }: Props) {
  const t = useTranslations('admin');
  useEffect(() => {
    if (fresh !== null) {
      document.getElementById(`${of}-${fresh}`)?.focus();
    }
  }, [of, fresh]);
  return (
    more && (
      <button type="button" className="button button--quiet" onClick={more}>
        {t('more')}
      </button>
    )
  );
}
