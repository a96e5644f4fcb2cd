'use client';

import { FlaskConical } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';

let asked: Promise<boolean> | null = null;

/** Asked once per page load; without an answer nothing is claimed. */
function isDemo(): Promise<boolean> {
  asked ??= fetch('/api/v1/mode')
    .then(
      async (response) =>
        response.ok && ((await response.json()) as { demo?: unknown }).demo === true,
    )
    .catch(() => {
      asked = null;
      return false;
    });
  return asked;
}

export function useDemo(): boolean {
  const [demo, setDemo] = useState(false);
  useEffect(() => {
    void isDemo().then(setDemo);
  }, []);
  return demo;
}

export function DemoBanner() {
  const t = useTranslations('ui');
  return useDemo() ? (
    <aside className="demo" aria-label={t('demoLabel')}>
      <FlaskConical aria-hidden />
      <p>{t('demo')}</p>
    </aside>
  ) : null;
}
