'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, type ComponentType } from 'react';
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
    const start = useRef<HTMLSpanElement>(null);
    useEffect(() => {
      if (round > 0) {
        start.current?.focus(); // the button that asked for it is gone
      }
    }, [round]);
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
    return (
      <>
        {round > 0 && <span className="visually-hidden" tabIndex={-1} ref={start} />}
        {Part && <Part {...props} />}
        {!Part && !missing && <Waiting />}
        {!Part && missing && (
          <NotHere
            again={() => {
              setMissing(false);
              setRound(round + 1);
            }}
          />
        )}
      </>
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
