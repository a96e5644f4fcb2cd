'use client';

import { useTranslations } from 'next-intl';
import type { ToldQuestionnaire } from './api';

/** What somebody answered, in the order of the questions; what sounds like distress stands first. */
export function PreVisitLines({ lines }: { lines: ToldQuestionnaire['lines'] }) {
  const t = useTranslations('care.preVisit');
  const ordered = [
    ...lines.filter(({ support }) => support),
    ...lines.filter(({ support }) => !support),
  ];
  return (
    <dl className="pre-visit">
      {ordered.map(({ text, said, support, answer }) => (
        <div key={answer.linkId}>
          <dt>
            {text} {support && <strong className="tag">{t('support')}</strong>}
          </dt>
          <dd className="words">{answer.toDiscuss ? t('toDiscuss') : said.join(', ')}</dd>
        </div>
      ))}
    </dl>
  );
}
