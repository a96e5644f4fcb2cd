'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState, type ComponentType } from 'react';
import { UNREACHABLE } from '@/lib/problem';
import { ProblemPanel } from './problem-panel';
import { Waiting } from './waiting';

/**
 * A part that is fetched when it is first shown. Where it cannot be had (a train in a tunnel, a new
 * version of these pages) its place says so and offers to try again; the page around it stays.
 */
export function later<Props extends object>(
  fetched: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let known: ComponentType<Props> | null = null;
  return function Later(props: Props) {
    const [Part, setPart] = useState(() => known);
    const [missing, setMissing] = useState(false);
    const [round, setRound] = useState(0);
    useEffect(() => {
      let current = true;
      fetched()
        .then((part) => {
          known = part;
          if (current) {
            setPart(() => part);
          }
        })
        .catch(() => current && setMissing(true));
      return () => {
        current = false;
      };
    }, [round]);
    if (Part) {
      return <Part {...props} />;
    }
    return missing ? (
      <NotHere
        again={() => {
          setMissing(false);
          setRound(round + 1);
        }}
      />
    ) : (
      <Waiting />
    );
  };
}

export function NotHere({ again }: { again: () => void }) {
  const t = useTranslations('ui.problem.part');
  return (
    <ProblemPanel
      problem={UNREACHABLE}
      words={{ title: t('title'), text: t('text') }}
      retry={again}
    />
  );
}
