'use client';

import { useCallback, useState } from 'react';
import { useList } from '@/lib/use-list';
import { listing, type Category, type Listing } from './api';

/** The documents of one kind, or all of them, page after page; and the room that all take. */
export function useDocuments(category: Category | undefined) {
  const [room, setRoom] = useState<Pick<Listing, 'used' | 'allowed' | 'largest'> | null>(null);
  const page = useCallback(
    async (cursor: string | null) => {
      const { items, next, ...now } = await listing(category, cursor ?? undefined);
      setRoom(now);
      return { items, next: next ?? null };
    },
    [category],
  );
  return { ...useList(page), room };
}
