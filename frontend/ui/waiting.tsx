'use client';

import { useTranslations } from 'next-intl';

export function Waiting() {
  const t = useTranslations('ui');
  return (
    <p className="quiet needs-script" role="status">
      {t('loading')}
    </p>
  );
}
