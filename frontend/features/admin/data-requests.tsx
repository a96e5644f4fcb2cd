'use client';

import type { Locale } from '@/lib/locales';
import { HandleRequest } from './handle-request';
import { RequestList } from './request-list';
import { useIdAfterHash } from '@/lib/use-id-after-hash';

/** All requests, or one of them when the address names it after the `#`. */
export function DataRequests({ locale }: { locale: Locale }) {
  const { id, moved } = useIdAfterHash();
  return id ? (
    <HandleRequest key={id} locale={locale} id={id} moved={moved} />
  ) : (
    <RequestList locale={locale} moved={moved} />
  );
}
