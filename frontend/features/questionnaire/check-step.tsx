'use client';

import { Send } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Locale } from '@/lib/locales';
import { problemOf, type Problem } from '@/lib/problem';
import { ProblemPanel } from '@/ui/problem-panel';
import { StepPage } from '@/ui/step-page';
import { sendAnswers } from './api';
import { answerTo, needsSupport, sayAnswer, type Draft } from './journey';
import { SupportNote } from './support-note';

interface Props {
  locale: Locale;
  draft: Draft;
  onBack: () => void;
  onChange: (index: number) => void;
  onSent: () => void;
}

/** All of it, before it is sent; each answer leads back to its question. */
export function CheckStep({ locale, draft, onBack, onChange, onSent }: Props) {
  const t = useTranslations('questionnaire.check');
  const words = useTranslations('questionnaire.question');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const said = {
    yes: words('yes'),
    no: words('no'),
    toDiscuss: words('toDiscuss'),
    skipped: t('skipped'),
  };

  async function send() {
    if (busy) {
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      await sendAnswers(draft.version, draft.answers, draft.key);
      onSent();
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  }

  return (
    <StepPage title={t('title')} lead={t('lead')} onBack={onBack}>
      {problem && (
        <ProblemPanel problem={problem}>
          <p>{t('stillHere')}</p>
        </ProblemPanel>
      )}
      <dl className="answers">
        {draft.questions.map((question, index) => {
          const answer = answerTo(draft, question);
          return (
            <div key={question.linkId}>
              <dt>{question.text}</dt>
              <dd className={answer ? 'answers__said' : 'quiet'}>
                {sayAnswer(question, answer, said)}
              </dd>
              <dd>
                <button
                  type="button"
                  className="link"
                  aria-label={t(answer ? 'changeWhat' : 'answerWhat', { what: question.text })}
                  onClick={() => onChange(index)}
                >
                  {t(answer ? 'change' : 'answer')}
                </button>
              </dd>
            </div>
          );
        })}
      </dl>
      {draft.questions.some((question) => needsSupport(question, answerTo(draft, question))) && (
        <SupportNote locale={locale} />
      )}
      {draft.answers.length === 0 ? (
        <p className="card card--sand">{t('nothing')}</p>
      ) : (
        <div className="actions">
          <button type="button" className="button" aria-disabled={busy} onClick={() => void send()}>
            <Send aria-hidden /> {busy ? t('sending') : t('send')}
          </button>
        </div>
      )}
    </StepPage>
  );
}
