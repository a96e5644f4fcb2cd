'use client';

import { useEffect, useEffectEvent, useReducer, useState } from 'react';
import type { components } from '@/api/schema';
import { ProblemError, problemOf } from '@/lib/problem';
import { isEnrolling } from '@/lib/roles';
import { answerChallenge, currentSession, signIn, signInByPasskey } from '@/lib/session';
import { useSession } from '@/lib/use-session';
import { TURNED_AWAY } from './local-problems';
import { askForPasskey, canListPasskeys, passkeyFromList } from './passkeys';
import { atTheDoor, next, type Way } from './sign-in-steps';

type SignedChallenge = components['schemas']['SignedChallenge'];

export type SignInFlow = ReturnType<typeof useSignIn>;

/** One try at a time, whatever the way in; each ends signed in, at the second step, or refused. */
export function useSignIn(entered: () => void) {
  const session = useSession();
  const [state, tell] = useReducer(next, atTheDoor);
  const [busy, setBusy] = useState(false);

  async function prove(proof: () => Promise<void>): Promise<void> {
    if (busy) {
      return;
    }
    tell({ kind: 'tried' });
    setBusy(true);
    try {
      await proof();
    } catch (error) {
      tell({ kind: 'refused', problem: problemOf(error) });
      setBusy(false);
      return;
    }
    const now = currentSession();
    if (now.state === 'signed-in' && isEnrolling(now.me)) {
      setBusy(false);
    } else {
      entered(); // and stays busy until the next page is there
    }
  }

  const byPasskey = (answer: SignedChallenge) => prove(() => signInByPasskey(answer));
  const picked = useEffectEvent((answer: SignedChallenge) => void byPasskey(answer));

  // One question to the device at a time: while anything else goes on the list is closed.
  const listening = session.state === 'anonymous' && state.step.at === 'first' && !busy;
  useEffect(() => {
    if (!listening) {
      return;
    }
    const stop = new AbortController();
    const listen = async () => {
      const answer = (await canListPasskeys()) ? await passkeyFromList(stop.signal) : null;
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
      prove(async () => {
        const answer = await askForPasskey('optional', new AbortController().signal);
        if (answer === null) {
          throw new ProblemError(TURNED_AWAY);
        }
        await signInByPasskey(answer);
      }),
    choose: (way: Way) => tell({ kind: 'chose', way }),
    beginAgain: () => tell({ kind: 'began again' }),
  };
}
