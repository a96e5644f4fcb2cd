'use client';

import { Scale } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { problemOf, type Problem } from '@/lib/problem';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { stores, type Kept } from './api';
import { KeptList } from './kept-list';

/** Every category of what is kept about people, and the law that says why. */
export function WhatIsKept() {
  const t = useTranslations('rights.kept');
  const [all, setAll] = useState<Kept[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  function load() {
    stores()
      .then((found) => {
        setAll(found);
        setProblem(null);
      })
      .catch((error: unknown) => setProblem(problemOf(error)));
  }
  useEffect(load, []);

  return (
    <section className="card stack" aria-labelledby="kept">
      <h2 id="kept" className="with-icon">
        <Scale aria-hidden /> {t('title')}
      </h2>
      <p>{t('text')}</p>
      {problem && <ProblemPanel problem={problem} retry={load} />}
      {!all && !problem && <Waiting />}
      {all && (
        <details>
          <summary>{t('show', { count: all.length })}</summary>
          <KeptList all={all} />
        </details>
      )}
    </section>
  );
}
