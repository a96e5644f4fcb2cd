'use client';

import { useEffect, useState } from 'react';
import { problemOf, type Problem } from '@/lib/problem';
import { readQuestions, type Asked } from './api';

/** The questions of today and what was sent last; read again when asked. */
export function useAsked() {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let current = true;
    readQuestions()
      .then((found) => {
        if (current) {
          setProblem(null);
          setAsked(found);
        }
      })
      .catch((error: unknown) => current && setProblem(problemOf(error)));
    return () => {
      current = false;
    };
  }, [round]);
  return { asked, problem, again: () => setRound((before) => before + 1) };
}
