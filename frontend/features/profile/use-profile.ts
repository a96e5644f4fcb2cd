'use client';

import { useCallback, useEffect, useState } from 'react';
import { kindOf, problemOf, type Problem } from '@/lib/problem';
import { useOwner } from '@/lib/use-owner';
import { readProfile, saveProfile, type HealthProfile, type Seen } from './api';
import { keepProfile, keptProfile } from './kept';

export type Saved = 'saved' | 'outdated' | 'refused' | 'unreachable';

const keptFor = (owner: string | null) =>
  owner === null ? null : keptProfile(owner).catch(() => null);

/** The profile as the server has it, or as this device kept it where nobody can be asked. */
export function useProfile() {
  const owner = useOwner();
  const [seen, setSeen] = useState<Seen | null>(null);
  const [keptAt, setKeptAt] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const show = useCallback(
    (now: Seen) => {
      setSeen(now);
      setKeptAt(null);
      setProblem(null);
      if (owner !== null) {
        void keepProfile(owner, now.profile).catch(() => undefined);
      }
    },
    [owner],
  );

  const load = useCallback(
    () =>
      readProfile()
        .then(show)
        .catch(async (error: unknown) => {
          const refused = problemOf(error);
          const kept = kindOf(refused) === 'unreachable' ? await keptFor(owner) : null;
          if (kept) {
            setSeen({ profile: kept.profile, tag: '' });
            setKeptAt(kept.at);
          } else {
            setProblem(refused);
          }
        }),
    [owner, show],
  );
  useEffect(() => {
    void load();
  }, [load]);
  const waits = keptAt !== null;
  useEffect(() => {
    if (!waits) {
      return undefined;
    }
    const again = () => void load();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [waits, load]);

  /** What somebody else made of it meanwhile is shown; what was typed here is for the caller to keep. */
  async function save(profile: HealthProfile): Promise<Saved> {
    if (busy || seen === null) {
      return 'refused';
    }
    setBusy(true);
    setProblem(null);
    try {
      show(await saveProfile({ profile, tag: seen.tag }));
      return 'saved';
    } catch (error) {
      const refused = problemOf(error);
      if (refused.status === 412) {
        await load();
        return 'outdated';
      }
      if (kindOf(refused) === 'unreachable') {
        return 'unreachable'; // the caller says what becomes of it
      }
      setProblem(refused);
      return 'refused';
    } finally {
      setBusy(false);
    }
  }

  return { seen, keptAt, problem, busy, load, save, forget: () => setProblem(null) };
}
