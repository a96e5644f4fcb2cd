'use client';

import { useCallback, useEffect, useState } from 'react';
import { problemOf, type Problem } from '@/lib/problem';
import { useOnline } from '@/lib/use-online';
import { useOwner } from './use-owner';
import type { WaitingCheck } from './waiting';

/** The checks that wait on this device. What was agreed to leaves when there is a network. */
export function useWaiting() {
  const owner = useOwner();
  const online = useOnline();
  const [checks, setChecks] = useState<[string, WaitingCheck][]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [recorded, setRecorded] = useState(0);

  const look = useCallback(async () => {
    if (owner === null) {
      return;
    }
    const { recordAgreed, waitingOf } = await import('./waiting');
    try {
      if (navigator.onLine) {
        const sent = await recordAgreed(owner);
        setRecorded((count) => count + sent.length);
        setProblem(null);
      }
    } catch (error) {
      setProblem(problemOf(error));
    }
    // A browser that refuses storage has nothing waiting.
    setChecks(await waitingOf(owner).catch(() => []));
  }, [owner]);

  useEffect(() => {
    void Promise.resolve().then(look);
  }, [look, online]);

  return {
    checks,
    problem,
    recorded,
    async send(id: string) {
      const { agree } = await import('./waiting');
      await agree(id);
      await look();
    },
    async remove(id: string) {
      const { forget } = await import('./waiting');
      await forget(id);
      await look();
    },
  };
}
