'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { useHashSteps } from '@/lib/use-hash-steps';
import { useSealed } from '@/lib/use-sealed';
import { Link } from '@/ui/link';
import { StepPage } from '@/ui/step-page';
import { Waiting } from '@/ui/waiting';
import { CheckStep } from './check-step';
import {
  answered,
  answerTo,
  hashOf,
  inWordsOf,
  isDraft,
  newDraft,
  stepOf,
  type Draft,
  type Step,
} from './journey';
import { QuestionStep } from './question-step';
import { StartStep } from './start-step';
import { useAsked } from './use-asked';
import './questionnaire.css';

/** The questionnaire before a visit, one question at a time. */
export function Questionnaire({ locale }: { locale: Locale }) {
  const router = useRouter();
  const [kept, setKept] = useState<Draft | null>(null);
  const sealed = useSealed<unknown>('questionnaire', (found) =>
    setKept((before) => before ?? (isDraft(found) ? found : null)),
  );
  const { asked, problem, again } = useAsked();
  const { hash, go: goTo, back } = useHashSteps();
  if (!asked && !problem) {
    return <Waiting />;
  }
  const draft = kept && inWordsOf(kept, asked);
  const step = stepOf(hash, draft);
  const go = (to: Step, how?: 'replace') => goTo(hashOf(to), how);
  const change = (next: Draft | null) => {
    setKept(next);
    if (next) {
      sealed.keep(next);
    } else {
      sealed.drop();
    }
  };
  const begin = (next: Draft, at: Step) => {
    change(next);
    go(at);
  };

  if (step.at === 'sent') {
    return <Sent locale={locale} />;
  }
  if (!draft || step.at === 'start') {
    return (
      <StartStep
        locale={locale}
        asked={asked}
        draft={draft}
        problem={problem}
        onBack={() => router.push(paths.file(locale))}
        onRetry={again}
        onBegin={() =>
          asked && begin(newDraft(asked, [], Date.now()), { at: 'question', index: 0 })
        }
        onResume={() => draft && go(whereOneWas(draft))}
        onLast={() =>
          asked?.last &&
          begin(
            newDraft(
              asked,
              asked.last.lines.map(({ answer }) => answer),
              Date.now(),
            ),
            { at: 'check' },
          )
        }
      />
    );
  }
  if (step.at === 'check') {
    return (
      <CheckStep
        locale={locale}
        draft={draft}
        onBack={() => back(hashOf({ at: 'question', index: draft.questions.length - 1 }))}
        onChange={(index) => go({ at: 'question', index })}
        onSent={() => {
          change(null);
          again();
          go({ at: 'sent' }, 'replace');
        }}
      />
    );
  }
  const { index } = step;
  const question = draft.questions[index];
  return question ? (
    <QuestionStep
      key={question.linkId}
      locale={locale}
      question={question}
      number={index + 1}
      count={draft.questions.length}
      answer={answerTo(draft, question)}
      onAnswer={(answer) => change(answered(draft, question, answer))}
      onBack={() =>
        back(hashOf(index === 0 ? { at: 'start' } : { at: 'question', index: index - 1 }))
      }
      onNext={() =>
        go(
          index + 1 < draft.questions.length
            ? { at: 'question', index: index + 1 }
            : { at: 'check' },
        )
      }
      onCheck={() => go({ at: 'check' })}
    />
  ) : null;
}

/** After the last question that was answered. */
function whereOneWas(draft: Draft): Step {
  const last = draft.questions.findLastIndex((question) => answerTo(draft, question));
  return last + 1 < draft.questions.length ? { at: 'question', index: last + 1 } : { at: 'check' };
}

function Sent({ locale }: { locale: Locale }) {
  const t = useTranslations('questionnaire.sent');
  return (
    <StepPage title={t('title')} lead={t('text')}>
      <p>{t('again')}</p>
      <div className="actions">
        <Link className="button" href={paths.file(locale)}>
          {t('file')}
        </Link>
        <Link className="button button--quiet" href={paths.file(locale, 'sharing')}>
          {t('readers')}
        </Link>
      </div>
    </StepPage>
  );
}
