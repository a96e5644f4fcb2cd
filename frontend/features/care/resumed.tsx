'use client';

import { useTranslations } from 'next-intl';

/** Said where a form opens with what was typed before, and is not saved. */
export function Resumed() {
  const t = useTranslations('care');
  return (
    <p className="card card--sand" role="status">
      {t('resumed')}
    </p>
  );
}
