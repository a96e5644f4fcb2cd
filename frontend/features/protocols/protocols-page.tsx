'use client';

import type { Locale } from '@/lib/locales';
import { later } from '@/ui/later';
import { GovernorsOnly } from './governors-only';

const Protocols = later(async () => (await import('./protocols')).Protocols);

export function ProtocolsPage({ locale }: { locale: Locale }) {
  return (
    <GovernorsOnly locale={locale}>{(me) => <Protocols locale={locale} me={me} />}</GovernorsOnly>
  );
}
