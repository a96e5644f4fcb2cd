'use client';

import { useCallback, useState } from 'react';
import type { Locale } from '@/lib/locales';
import { problemOf, type Problem } from '@/lib/problem';
import {
  answersOf,
  nextAfterAnswer,
  withAnswer,
  withAssessment,
  withBase,
  type Answered,
  type Danger,
  type Draft,
  type Step,
  type Subject,
} from './journey';

interface Parts {
  locale: Locale;
  draft: Draft;
  setDraft: (next: Draft) => void;
  go: (to: Step, how?: 'push' | 'replace') => void;
}

/** What answers comes after the first screen, which does without it. */
async function tell(draft: Draft, locale: Locale): Promise<Draft> {
  const [{ begin }, { answering, orFromDevice }] = await Promise.all([
    import('./begin'),
    import('./device'),
  ]);
  return orFromDevice(
    () => begin(draft, locale),
    (engine) => begin(draft, locale, answering(engine)),
  );
}

/** What the device began it goes on with: one check has one trace. */
async function tellMore(draft: Draft, given: Answered, locale: Locale): Promise<Draft> {
  const [{ begin }, { answer }, { answering, deviceEngine, orFromDevice }] = await Promise.all([
    import('./begin'),
    import('./api'),
    import('./device'),
  ]);
  const before = draft.assessment;
  const device = async () => begin(draft, locale, answering(await deviceEngine()));
  return before && !before.trace
    ? orFromDevice(
        async () => withAssessment(draft, await answer(before.id, answersOf([given]))),
        device,
      )
    : device();
}

/** What each answer does: keep it, ask the server when it must be asked, move on. */
export function useJourney({ locale, draft, setDraft, go }: Parts) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const clearProblem = useCallback(() => setProblem(null), []);

  /** Sends; on failure the answers stay in the draft and the problem is shown where the person is. */
  async function send(next: Draft, ask: () => Promise<Draft>): Promise<Draft | null> {
    setDraft(next);
    setBusy(true);
    setProblem(null);
    try {
      const told = await ask();
      setDraft(told);
      return told;
    } catch (error) {
      setProblem(problemOf(error));
      return null;
    } finally {
      setBusy(false);
    }
  }

  async function describe(next: Draft): Promise<void> {
    const told = next.assessment
      ? (setDraft(next), next)
      : await send(next, () => tell(next, locale));
    if (told) {
      go(nextAfterAnswer(told));
    }
  }

  return {
    busy,
    problem,
    clearProblem,

    /** Danger interrupts at once; recording it comes second and may fail. */
    tellDanger(danger: Danger) {
      const next = withBase(draft, { danger });
      if (danger.is !== 'signs') {
        setDraft(next);
        go({ at: 'who' });
        return;
      }
      const urgent = { ...next, done: true };
      setDraft(urgent);
      go({ at: 'result' });
      if (danger.asked.length > 0) {
        void send(urgent, () => tell(urgent, locale));
      }
    },

    tellSubject(subject: Subject) {
      setDraft(withBase(draft, { subject }));
      go({ at: draft.presentations.length > 0 && !draft.words.trim() ? 'list' : 'words' });
    },

    tellWords: (words: string) => describe(withBase(draft, { words })),

    tellPresentations: (presentations: Draft['presentations']) =>
      describe(withBase(draft, { presentations })),

    async tellAnswer(given: Answered) {
      if (!draft.assessment) {
        return;
      }
      const next = withAnswer(draft, given);
      const told = await send(next, () => tellMore(next, given, locale));
      if (told) {
        go(nextAfterAnswer(told));
      }
    },
  };
}
