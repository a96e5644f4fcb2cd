'use client';

import { useEffect, useEffectEvent, useReducer, useState } from 'react';
import {
  canListPasskeys,
  passkeyFromList,
  signWithPasskey,
  type SignedChallenge,
} from '@/lib/passkeys';
import { isProblem } from '@/lib/problem';
import { isEnrolling } from '@/lib/roles';
import {
  answerChallenge,
  currentSession,
  restore,
  signIn,
  signInByPasskey,
  signInThroughCompany,
} from '@/lib/session';
import { useSession } from '@/lib/use-session';
import { linkIdentity, passkeyOptions } from './api';
import { takeFederation } from './company';
import { problemAtTheDoor } from './local-problems';
import { atTheDoor, next, type Way } from './sign-in-steps';

export type SignInFlow = ReturnType<typeof useSignIn>;

/** One try at a time, whatever the way in; each ends signed in, at the second step, or refused. */
export function useSignIn(entered: () => void) {
  const session = useSession();
  const [state, tell] = useReducer(next, atTheDoor);
  const [busy, setBusy] = useState(false);
  /** An identity at the company that waits for its owner to sign in here, to be linked. */
  const [unlinked, setUnlinked] = useState<string | null>(null);

  async function prove(proof: () => Promise<void>, asking = unlinked !== null): Promise<void> {
    if (busy) {
      return;
    }
    tell({ kind: 'tried' });
    setBusy(true);
    try {
      await proof();
    } catch (error) {
      tell({ kind: 'refused', problem: problemAtTheDoor(error) });
      setBusy(false);
      return;
    }
    const now = currentSession();
    const asksMore = asking || (now.state === 'signed-in' && isEnrolling(now.me));
    if (asksMore) {
      setBusy(false);
    } else {
      entered(); // and stays busy until the next page is there
    }
  }

  const byPasskey = (answer: SignedChallenge) => prove(() => signInByPasskey(answer));
  const picked = useEffectEvent((answer: SignedChallenge) => void byPasskey(answer));

  async function throughCompany(federation: string): Promise<void> {
    await restore(); // a renewal that is on its way must not undo what comes now
    try {
      await signInThroughCompany(federation);
    } catch (error) {
      if (isProblem(problemAtTheDoor(error), 'auth/federation-not-linked')) {
        setUnlinked(federation);
      }
      throw error;
    }
  }

  const cameBack = useEffectEvent(
    (federation: string) => void prove(() => throughCompany(federation)),
  );
  useEffect(() => {
    const federation = takeFederation();
    if (federation !== null) {
      queueMicrotask(() => cameBack(federation));
    }
  }, []);

  // One question to the device at a time: while anything else goes on the list is closed.
  const listening = session.state === 'anonymous' && state.step.at === 'first' && !busy;
  useEffect(() => {
    if (!listening) {
      return;
    }
    const stop = new AbortController();
    const listen = async () => {
      const answer = (await canListPasskeys())
        ? await passkeyFromList(passkeyOptions, stop.signal)
        : null;
      if (answer !== null) {
        picked(answer);
      }
    };
    listen().catch(() => undefined); // who presses the button is told what is wrong
    return () => stop.abort();
  }, [listening]);

  return {
    state,
    busy,
    withPassword: (email: string, password: string) => prove(() => signIn(email, password)),
    withCode: (challenge: string, code: string) => prove(() => answerChallenge(challenge, code)),
    withPasskey: () =>
      prove(async () => signInByPasskey(await signWithPasskey(await passkeyOptions()))),
    /** Whether an identity at the company waits to be linked to the account that is open now. */
    canLink: unlinked !== null,
    link: () =>
      prove(async () => {
        const identity = unlinked ?? '';
        setUnlinked(null);
        await linkIdentity(identity);
      }, false),
    leaveUnlinked: () => {
      setUnlinked(null);
      entered();
    },
    choose: (way: Way) => tell({ kind: 'chose', way }),
    beginAgain: () => {
      tell({ kind: 'began again' });
      requestAnimationFrame(() => document.getElementById('email')?.focus());
    },
  };
}
