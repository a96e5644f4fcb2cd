'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { Locale } from '@/lib/locales';
import { problemOf, type Problem } from '@/lib/problem';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { consents, type Consent, type Consents as All } from './api';
import { ConsentList } from './consent-list';
import { OneConsent } from './one-consent';
import { usePurpose } from './use-purpose';
import './consents.css';

/** All purposes, or one of them by itself: nobody decides about two things with one press. */
export function Consents({ locale }: { locale: Locale }) {
  const t = useTranslations('consents');
  const wanted = usePurpose();
  const [all, setAll] = useState<All | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  function load() {
    consents()
      .then((found) => {
        setAll(found);
        setProblem(null);
      })
      .catch((error: unknown) => setProblem(problemOf(error)));
  }
  useEffect(load, []);

  function replace(now: Consent) {
    setAll(
      (known) =>
        known && {
          ...known,
          items: known.items.map((one) => (one.purpose === now.purpose ? now : one)),
        },
    );
  }

  if (!all) {
    return (
      <div className="stack">
        <h1>{t('title')}</h1>
        {problem ? <ProblemPanel problem={problem} retry={load} /> : <Waiting />}
      </div>
    );
  }
  const one = all.items.find(({ purpose }) => purpose === wanted);
  return (
    <>
      {problem && <ProblemPanel problem={problem} retry={load} />}
      {one ? (
        <OneConsent
          key={one.purpose}
          locale={locale}
          consent={one}
          onDecided={replace}
          onOutdated={load}
        />
      ) : (
        <ConsentList locale={locale} all={all} />
      )}
    </>
  );
}
