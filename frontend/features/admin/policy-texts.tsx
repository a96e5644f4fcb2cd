'use client';

import { useTranslations } from 'next-intl';
import { said, urgencies, type PolicyDraft, type TextsDraft } from './policy-draft';
import { WordsFields } from './words-fields';

interface Props {
  draft: PolicyDraft;
  wrong: Map<string, string>;
  onChange: (texts: PolicyDraft['texts']) => void;
}

/** The company's own sentences, by urgency. They come beside those of the protocols. */
export function PolicyTexts({ draft, wrong, onChange }: Props) {
  const t = useTranslations('admin.policyForm');
  const level = useTranslations('admin.policyForm.urgency');
  const sent = said(draft);
  return (
    <section className="stack">
      <h2>{t('texts.title')}</h2>
      <p>{t('texts.text')}</p>
      {urgencies.map((urgency) => {
        const texts = draft.texts[urgency];
        // As the server numbers it; one that says nothing is not sent and cannot be wrong.
        const id = `policy-texts[${sent.includes(urgency) ? sent.indexOf(urgency) : urgency}]`;
        const set = (change: Partial<TextsDraft>) =>
          onChange({ ...draft.texts, [urgency]: { ...texts, ...change } });
        return (
          <details key={urgency} className="card">
            <summary>{level(urgency)}</summary>
            <div className="stack further">
              <WordsFields
                id={`${id}.route`}
                label={t('texts.route')}
                value={texts.route}
                wrong={wrong}
                onChange={(route) => set({ route })}
              />
              <WordsFields
                id={`${id}.advice`}
                label={t('texts.advice')}
                hint={t('texts.adviceHint')}
                value={texts.advice}
                wrong={wrong}
                lines
                onChange={(advice) => set({ advice })}
              />
            </div>
          </details>
        );
      })}
    </section>
  );
}
