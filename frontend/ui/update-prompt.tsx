'use client';

import { RefreshCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { applyUpdate, watchForUpdates } from '@/lib/service-worker';

/** Asks first: nobody's page reloads under their hands. */
export function UpdatePrompt() {
  const t = useTranslations('ui.update');
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null);
  useEffect(() => watchForUpdates(setWaiting), []);
  return (
    <section className="update" aria-label={t('label')} hidden={waiting === null}>
      <div role="status">
        {waiting && (
          <p>
            <strong>{t('text')}</strong> {t('hint')}
          </p>
        )}
      </div>
      {waiting && (
        <div className="actions">
          <button type="button" className="button" onClick={() => applyUpdate(waiting)}>
            <RefreshCw aria-hidden /> {t('now')}
          </button>
          <button type="button" className="button button--quiet" onClick={() => setWaiting(null)}>
            {t('later')}
          </button>
        </div>
      )}
    </section>
  );
}
