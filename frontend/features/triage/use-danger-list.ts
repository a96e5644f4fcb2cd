'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { Locale } from '@/lib/locales';
import type { DangerQuestion } from './api';

export interface DangerList {
  signs: { id: string; text: string }[];
  fromServer: boolean;
}

/** Known by heart, for when the server cannot be asked. */
const ownSigns = [
  'unresponsive',
  'breathing',
  'chest',
  'stroke',
  'seizure',
  'bleeding',
  'allergy',
  'poison',
  'accident',
  'suicide',
] as const;

/** What is ticked is a statement; a server that only knows the question has that ticked. */
export const asSign = ({ id, text, sign }: DangerQuestion): { id: string; text: string } => ({
  id,
  text: sign ?? text,
});

/** Nobody waits longer than this to be asked about a danger. */
const PATIENCE = 3_000;

/** The danger signs of the rules in force, from the server or kept on the device, or our own. Once shown, the list does not change under the eyes. */
export function useDangerList(locale: Locale): DangerList | null {
  const t = useTranslations('triage.danger.signs');
  const [list, setList] = useState<DangerList | null>(null);
  useEffect(() => {
    let settled = false;
    const settle = (next: DangerList) => {
      if (!settled) {
        settled = true;
        setList(next);
      }
    };
    const own = (): DangerList => ({
      signs: ownSigns.map((id) => ({ id, text: t(id) })),
      fromServer: false,
    });
    const timer = setTimeout(() => settle(own()), PATIENCE);
    Promise.all([import('./api'), import('./device')])
      .then(([{ dangerQuestions, ofDangerScreen }, { orFromDevice }]) =>
        orFromDevice(
          () => dangerQuestions(locale),
          async (engine) => ofDangerScreen(await engine.questions(locale)),
        ),
      )
      .then((questions) =>
        settle(questions.length > 0 ? { signs: questions.map(asSign), fromServer: true } : own()),
      )
      .catch(() => settle(own()));
    return () => {
      settled = true;
      clearTimeout(timer);
    };
  }, [locale, t]);
  return list;
}
