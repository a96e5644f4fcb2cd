'use client';

import { useSyncExternalStore } from 'react';
import type { Locale } from '@/lib/locales';
import { later } from '@/ui/later';
import { GovernorsOnly } from './governors-only';

const OneDraft = later(async () => (await import('./one-draft')).OneDraft);

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
        <OneDraft
          key={`${protocol} ${version}`}
          locale={locale}
          me={me}
          protocol={protocol}
          version={version}
        />
      )}
    </GovernorsOnly>
  );
}
