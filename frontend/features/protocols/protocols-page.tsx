'use client';

import { lazy, Suspense } from 'react';
import type { Locale } from '@/lib/locales';
import { Waiting } from '@/ui/waiting';
import { GovernorsOnly } from './governors-only';

const Protocols = lazy(async () => ({ default: (await import('./protocols')).Protocols }));

export function ProtocolsPage({ locale }: { locale: Locale }) {
  return (
    <GovernorsOnly locale={locale}>
      {(me) => (
        <Suspense fallback={<Waiting />}>
          <Protocols locale={locale} me={me} />
        </Suspense>
      )}
    </GovernorsOnly>
  );
}
