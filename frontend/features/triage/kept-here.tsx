'use client';

import { useEffect, useState, type ComponentType } from 'react';
import type { Locale } from '@/lib/locales';
import { sealedIds } from '@/lib/vault';
import { useOwner } from '@/lib/use-owner';

/** Mostly nothing is kept here: the page carries no more than the look whether there is. */
export function KeptHere({ locale }: { locale: Locale }) {
  const owner = useOwner();
  const [found, setFound] = useState<{ Cards: ComponentType<{ locale: Locale }> } | null>(null);
  useEffect(() => {
    let current = true;
    if (owner === null) {
      return;
    }
    sealedIds('')
      .then((ids) => (ids.some((id) => id.split('|')[1] === owner) ? import('./kept-cards') : null))
      .then((loaded) => current && loaded && setFound({ Cards: loaded.KeptCards }))
      .catch(() => undefined); // a browser that refuses storage keeps nothing
    // After signing in there is a moment to fetch the rules: without a network it would be too late.
    import('./bundle').then(({ refreshBundle }) => refreshBundle()).catch(() => undefined);
    return () => {
      current = false;
    };
  }, [owner]);
  return found && <found.Cards locale={locale} />;
}
