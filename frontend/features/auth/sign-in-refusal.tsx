'use client';

import { useTranslations } from 'next-intl';
import type { Problem } from '@/lib/problem';
import { PASSKEYS_UNUSABLE, TURNED_AWAY } from './local-problems';
import { Refusal } from './refusal';

/** Knows also what the device refused, before any server was asked. */
export function SignInRefusal({ problem, fields = [] }: { problem: Problem; fields?: string[] }) {
  const t = useTranslations('signIn.passkey');
  const words = () => {
    switch (problem) {
      case TURNED_AWAY:
        return { title: t('turnedAway'), text: t('turnedAwayHint') };
      case PASSKEYS_UNUSABLE:
        return { title: t('unusable'), text: t('unusableHint') };
      default:
        return undefined;
    }
  };
  return <Refusal problem={problem} words={words()} fields={fields} />;
}
