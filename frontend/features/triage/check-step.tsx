'use client';

import { ArrowRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { openQuestions, type Draft, type Step } from './journey';
import { sayAnswer } from './say-answer';
import { StepPage } from '@/ui/step-page';

interface Props {
  draft: Draft;
  onBack: () => void;
  onChange: (step: Step) => void;
  onSubmit: () => void;
}

interface Line {
  what: string;
  said: string;
  step: Step;
}

export function CheckStep({ draft, onBack, onChange, onSubmit }: Props) {
  const t = useTranslations('triage.check');
  const open = openQuestions(draft).length;
  const lines = useLines(draft);
  return (
    <StepPage title={t('title')} lead={t('lead')} onBack={onBack}>
      <dl className="said">
        {lines.map(({ what, said, step }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd className="said__answer">{said}</dd>
            <dd>
              <button
                type="button"
                className="link"
                aria-label={t('changeWhat', { what })}
                onClick={() => onChange(step)}
              >
                {t('change')}
              </button>
            </dd>
          </div>
        ))}
      </dl>
      {open > 0 && (
        <p className="card card--sand">
          {t('open', { count: open })}{' '}
          <button
            type="button"
            className="link"
            onClick={() => onChange({ at: 'question', index: draft.answered.length })}
          >
            {t('answerThem')}
          </button>
        </p>
      )}
      <div className="actions">
        <button type="button" className="button" onClick={onSubmit}>
          {t('submit')} <ArrowRight aria-hidden />
        </button>
      </div>
    </StepPage>
  );
}

function useLines(draft: Draft): Line[] {
  const t = useTranslations('triage.check');
  const danger = useTranslations('triage.danger');
  const who = useTranslations('triage.who');
  const question = useTranslations('triage.question');
  const { subject } = draft;
  const lines: Line[] = [];
  if (draft.danger) {
    const said = draft.danger.is === 'unsure' ? danger('unsure') : danger('none');
    lines.push({ what: t('danger'), said, step: { at: 'danger' } });
  }
  if (subject) {
    const parts = [
      subject.who === 'me' ? who('me') : who('other'),
      subject.age === null ? t('ageUnknown') : t('years', { age: subject.age }),
      subject.sex === null ? null : who(subject.sex).toLowerCase(),
      subject.pregnant === true ? t('pregnant') : null,
      subject.pregnant === 'unknown' ? t('maybePregnant') : null,
      subject.anticoagulated ? who('risk.anticoagulated').toLowerCase() : null,
      subject.immunosuppressed ? who('risk.immunosuppressed').toLowerCase() : null,
    ];
    lines.push({ what: t('who'), said: parts.filter(Boolean).join(', '), step: { at: 'who' } });
  }
  if (draft.words.trim()) {
    lines.push({ what: t('words'), said: draft.words, step: { at: 'words' } });
  }
  if (draft.presentations.length > 0) {
    const said = draft.presentations.map(({ label }) => label).join(', ');
    lines.push({ what: t('list'), said, step: { at: 'list' } });
  }
  draft.answered.forEach((answered, index) => {
    lines.push({
      what: answered.question.text,
      said: sayAnswer(answered, question),
      step: { at: 'question', index },
    });
  });
  return lines;
}
