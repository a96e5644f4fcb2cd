'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useState } from 'react';
import type { Locale } from '@/lib/locales';
import { isProblem, problemOf, type Problem } from '@/lib/problem';
import { isEnrolling } from '@/lib/roles';
import type { Me } from '@/lib/session';
import { askForProof } from '@/lib/step-up';
import { useSession } from '@/lib/use-session';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { answer, question, type Answer, type Question } from './api';
import { ConsentForm } from './consent-form';
import { Ended, EnrolFirst, Leaving, ProveFirst, SignInFirst } from './consent-notices';
import { leadsWhereSaid } from './redirect';
import { useHandle } from './use-handle';
import './consent.css';

/** A program asks to act for somebody: what it asks for, and their answer. */
export function Consent({ locale }: { locale: Locale }) {
  const session = useSession();
  const handle = useHandle();
  if (handle === null) {
    return <Ended />;
  }
  if (handle === undefined || session.state === 'unknown') {
    return <Waiting />;
  }
  switch (session.state) {
    case 'anonymous':
      return <SignInFirst locale={locale} handle={handle} />;
    case 'unreachable':
      return <Asked key={handle} locale={locale} handle={handle} me={null} />;
    case 'signed-in':
      return isEnrolling(session.me) ? (
        <EnrolFirst locale={locale} />
      ) : (
        <Asked key={handle} locale={locale} handle={handle} me={session.me} />
      );
  }
}

function Asked({ locale, handle, me }: { locale: Locale; handle: string; me: Me | null }) {
  const t = useTranslations('consent');
  const [asked, setAsked] = useState<Question | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [leaving, setLeaving] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const refused = useCallback((error: unknown) => setProblem(problemOf(error)), []);

  const reply = useCallback(
    async (body: Answer, sendsTo: string) => {
      setBusy(true);
      setProblem(null);
      try {
        const redirect = await answer(handle, body);
        if (leadsWhereSaid(redirect, sendsTo)) {
          setLeaving(redirect);
          location.assign(redirect);
        } else {
          setProblem(ELSEWHERE);
        }
      } catch (error) {
        refused(error);
      } finally {
        setBusy(false);
      }
    },
    [handle, refused],
  );

  const load = useCallback(
    () =>
      question(handle)
        .then(async (now) => {
          setProblem(null);
          setAsked(now);
          // They have agreed to all of it before, and the server says that this is enough.
          if (now.remembered && !now.signInAgain) {
            await reply({ approve: true }, now.sendsTo);
          }
        })
        .catch(refused),
    [handle, refused, reply],
  );
  useEffect(() => {
    void load();
  }, [load]);

  async function proveAndLoad() {
    if (await askForProof()) {
      await load();
    }
  }

  if (leaving && asked) {
    return <Leaving name={asked.client} address={leaving} />;
  }
  if (problem && isProblem(problem, 'auth/authorization-gone')) {
    return <Ended />;
  }
  if (problem && isProblem(problem, 'auth/sign-in-again')) {
    return <ProveFirst name={asked?.client ?? ''} prove={proveAndLoad} />;
  }
  const panel = problem && (
    <ProblemPanel
      problem={problem}
      words={
        problem === ELSEWHERE ? { title: t('elsewhere'), text: t('elsewhereText') } : undefined
      }
      {...(!asked && { retry: () => void load() })}
    />
  );
  if (!asked) {
    return panel ?? <Waiting />;
  }
  if (asked.signInAgain) {
    return <ProveFirst name={asked.client} prove={proveAndLoad} />;
  }
  if (asked.remembered && !problem) {
    return <Waiting />;
  }
  return (
    <>
      {panel}
      <ConsentForm
        locale={locale}
        question={asked}
        me={me}
        busy={busy}
        reply={(body) => void reply(body, asked.sendsTo)}
      />
    </>
  );
}

/** Not followed, whoever made it. */
const ELSEWHERE: Problem = { type: 'about:blank#elsewhere', title: 'Elsewhere', status: 502 };
