import type { Locale } from '@/lib/locales';
import * as api from './api';
import {
  answersOf,
  requestOf,
  stillAsked,
  withAssessment,
  type Answered,
  type Draft,
} from './journey';

/**
 * Tells the server how it begins, then what was answered before, as far as it is still asked. The
 * rest is dropped: other words lead to other questions, and newer rules may not know an old one.
 */
export async function begin(
  draft: Draft,
  locale: Locale,
  { assess, answer }: Pick<typeof api, 'assess' | 'answer'> = api,
): Promise<Draft> {
  let told = await assess(requestOf(draft, locale));
  let waiting = draft.answered;
  const answered: Answered[] = [];
  // Each answer may open the next question; a call for help waits for none of them.
  while (told.recommendation.level !== 'emergency') {
    const again = stillAsked(waiting, told);
    if (again.length === 0) {
      break;
    }
    told = await answer(told.id, answersOf(again));
    answered.push(...again);
    const done = new Set(again.map(({ question }) => question.id));
    waiting = waiting.filter(({ question }) => !done.has(question.id));
  }
  return withAssessment({ ...draft, answered }, told);
}
