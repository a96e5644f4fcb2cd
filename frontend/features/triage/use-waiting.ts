'use client';

import { useCallback, useEffect, useState } from 'react';
import { problemOf, type Problem } from '@/lib/problem';
import { useOnline } from '@/lib/use-online';
import { useOwner } from '@/lib/use-owner';
import type { Recorded, WaitingCheck } from './waiting';

/** The checks that wait on this device. What was agreed to leaves when there is a network. */
export function useWaiting() {
  const owner = useOwner();
  const online = useOnline();
  const [checks, setChecks] = useState<[string, WaitingCheck][]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [recorded, setRecorded] = useState<Recorded[]>([]);

  const look = useCallback(async () => {
    if (owner === null) {
      return;
    }
    const { recordAgreed, unreadOf, waitingOf } = await import('./waiting');
    const tell = (news: Recorded[]) =>
      setRecorded((before) => [
        ...before.filter(({ id }) => !news.some((one) => one.id === id)),
        ...news,
      ]);
    try {
      if (navigator.onLine) {
        const outcome = await recordAgreed(owner);
        tell(outcome.sent);
        setProblem(outcome.problem);
      }
      tell(await unreadOf(owner));
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
    /** What the server has by now: from this page, and other answers that were not read yet. */
    recorded,
    async read(assessment: string) {
      setRecorded((before) => before.filter(({ id }) => id !== assessment));
      const { markRead } = await import('./waiting');
      await (owner !== null && markRead(owner, assessment));
    },
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
