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

/** What speaks to the server comes after the first screen, which does without it. */
async function tell(draft: Draft, locale: Locale): Promise<Draft> {
  const { begin } = await import('./begin');
  return begin(draft, locale);
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
      const before = draft.assessment;
      if (!before) {
        return;
      }
      const next = withAnswer(draft, given);
      const told = await send(next, async () => {
        const { answer } = await import('./api');
        return withAssessment(next, await answer(before.id, answersOf([given])));
      });
      if (told) {
        go(nextAfterAnswer(told));
      }
    },
  };
}
