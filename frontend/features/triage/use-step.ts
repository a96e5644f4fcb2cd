'use client';

import { useCallback } from 'react';
import { useHashSteps } from '@/lib/use-hash-steps';
import { hashOf, stepOf, type Step } from './journey';

/** The step of the address. */
export function useStep() {
  const { hash, go: goTo, back: backTo } = useHashSteps();
  const go = useCallback((to: Step, how?: 'push' | 'replace') => goTo(hashOf(to), how), [goTo]);
  const back = (otherwise: Step) => backTo(hashOf(otherwise));
  return { step: stepOf(hash), hash, go, back };
}
