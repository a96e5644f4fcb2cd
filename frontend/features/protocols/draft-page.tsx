'use client';

import { lazy, Suspense, useSyncExternalStore } from 'react';
import type { Locale } from '@/lib/locales';
import { Waiting } from '@/ui/waiting';
import { GovernorsOnly } from './governors-only';

const OneDraft = lazy(async () => ({ default: (await import('./one-draft')).OneDraft }));

/** Which draft it is stands behind the `#`, as ids do on every page. */
export function DraftPage({ locale }: { locale: Locale }) {
  const hash = useSyncExternalStore(
    (listener) => {
      addEventListener('hashchange', listener);
      return () => removeEventListener('hashchange', listener);
    },
    () => location.hash,
    () => '',
  );
  const which = new URLSearchParams(hash.slice(1));
  const protocol = which.get('protocol') ?? '';
  const version = which.get('version') ?? '';
  return (
    <GovernorsOnly locale={locale}>
      {(me) => (
        <Suspense fallback={<Waiting />}>
          <OneDraft
            key={`${protocol} ${version}`}
            locale={locale}
            me={me}
            protocol={protocol}
            version={version}
          />
        </Suspense>
      )}
    </GovernorsOnly>
  );
}
