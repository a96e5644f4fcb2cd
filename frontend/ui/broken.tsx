'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { loadAgain } from '@/lib/load-again';
import { paths } from '@/lib/paths';

/** Instead of a page that broke, or whose code did not arrive. */
export function Broken() {
  const t = useTranslations('ui.broken');
  const locale = useLocale();
  const [tries, setTries] = useState(0);
  const [busy, setBusy] = useState(false);
  async function again() {
    if (busy) {
      return;
    }
    setBusy(true);
    if (!(await loadAgain())) {
      setTries(tries + 1);
    }
    setBusy(false);
  }
  return (
    <div className="problem" role="alert">
      <h1>{t('title')}</h1>
      <p>{t('text')}</p>
      <p>
        {t('danger')} <a href="tel:15">15</a>, <a href="tel:112">112</a>.{' '}
        <a href={paths.emergency(locale)}>{t('numbers')}</a>
      </p>
      {tries > 0 && <p key={tries}>{t('still')}</p>}
      <button type="button" className="button" aria-disabled={busy} onClick={again}>
        {t('again')}
      </button>
    </div>
  );
}
