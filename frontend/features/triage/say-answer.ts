import type { useTranslations } from 'next-intl';
import type { Answered } from './journey';

/** An answer in the words the person chose it by. */
export function sayAnswer(
  { question, value }: Answered,
  t: ReturnType<typeof useTranslations<'triage.question'>>,
): string {
  if (value === 'unknown') {
    return t('unknown');
  }
  if (typeof value === 'boolean') {
    return value ? t('yes') : t('no');
  }
  return question.options?.find(({ code }) => code === value)?.label ?? String(value);
}
