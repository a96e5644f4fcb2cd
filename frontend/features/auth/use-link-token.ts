'use client';

import { useSyncExternalStore } from 'react';
import { linkToken, onLinkToken } from './link-token';

/** Null until the address was read; empty if the page was not opened by a mailed link. */
export function useLinkToken(): string | null {
  return useSyncExternalStore(onLinkToken, linkToken, () => null);
}
