'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { NotHere } from '@/ui/later';
import { Waiting } from '@/ui/waiting';
import { WithPhones } from '@/ui/with-phones';
import type { Assessment } from './api';
import { DangerStep } from './danger-step';
import { EmergencyResult } from './emergency-result';
import {
  isEmergency,
  newDraft,
  openQuestions,
  previousOf,
  questionAt,
  reachable,
  type Draft,
} from './journey';
import { LevelIcon } from './level';
import { useDangerList } from './use-danger-list';
import { useDraft, useFoundDraft } from './use-draft';
import { useJourney } from './use-journey';
import { useLaterSteps } from './use-later-steps';
import { useStep } from './use-step';
import './triage.css';

/** The whole symptom check. A draft on the device is offered, or taken up when a step is named. */
export function SymptomCheck({ locale }: { locale: Locale }) {
  const [found, forget] = useFoundDraft();
  const [accepted, setAccepted] = useState(false);
  const { hash, go } = useStep();
  if (found === undefined) {
    return <Waiting />;
  }
  const midway = hash !== '' && hash !== '#danger';
  if (found && !found.done && !accepted && !midway) {
    return (
      <OfferDraft
        locale={locale}
        draft={found}
        onResume={() => {
          setAccepted(true);
          const step = reachable({ at: 'check' }, found);
          const open = openQuestions(found).length > 0 && step.at === 'check';
          go(open ? { at: 'question', index: found.answered.length } : step, 'replace');
        }}
        onRestart={forget}
      />
    );
  }
  const initial = found && (accepted || midway) ? found : null;
  return <Journey locale={locale} initial={initial} key={initial ? 'resumed' : 'new'} />;
}

function OfferDraft(props: {
  locale: Locale;
  draft: Draft;
  onResume: () => void;
  onRestart: () => void;
}) {
  const t = useTranslations('triage.draft');
  return (
    <section className="card card--brand stack">
      <h1>{t('title')}</h1>
      <p>{t('found', { at: sayMoment(props.draft.startedAt, props.locale) })}</p>
      <div className="actions">
        <button type="button" className="button" onClick={props.onResume}>
          {t('resume')}
        </button>
        <button type="button" className="button button--quiet" onClick={props.onRestart}>
          {t('restart')}
        </button>
      </div>
    </section>
  );
}

/** The least of a result: it does not wait for a second file either. */
function WhatToDo({ assessment }: { assessment: Assessment }) {
  const t = useTranslations('triage.result');
  const { level, route, safetyNet } = assessment.recommendation;
  return (
    <section className={`level level--${level}`}>
      <h1>
        <LevelIcon level={level} /> {t(`${level}.title`)}
      </h1>
      <p>
        <WithPhones text={route} />
      </p>
      <ul>
        {safetyNet.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

interface JourneyProps {
  locale: Locale;
  initial: Draft | null;
}

function Journey({ locale, initial }: JourneyProps) {
  const triage = useTranslations('triage');
  const t = useTranslations('triage.result');
  const router = useRouter();
  const [draft, setDraft] = useDraft(initial);
  const { step: wanted, hash, go, back } = useStep();
  const list = useDangerList(locale);
  const journey = useJourney({ locale, draft, setDraft, go });
  const later = useLaterSteps();
  const step = reachable(wanted, draft);

  useEffect(() => {
    // For the next time, where there may be no network. Without one, what is here stays.
    void import('./bundle').then(({ refreshBundle }) => refreshBundle()).catch(() => undefined);
  }, []);

  // An address whose turn has not come leads to the step whose turn it is.
  const { clearProblem } = journey;
  useEffect(() => clearProblem(), [hash, clearProblem]);

  const goBack = () => {
    const previous = previousOf(step, draft);
    if (previous) {
      back(previous);
    } else {
      router.push(paths.home(locale));
    }
  };

  if (step.at === 'danger') {
    return (
      <DangerStep list={list} before={draft.danger} onBack={goBack} onAnswer={journey.tellDanger} />
    );
  }
  if (later.state !== 'here') {
    if (step.at === 'result' && isEmergency(draft)) {
      return <EmergencyResult locale={locale} told={draft.assessment?.recommendation ?? null} />;
    }
    return later.state === 'loading' ? (
      <Waiting />
    ) : (
      <div className="stack">
        {step.at === 'result' && draft.assessment ? (
          <WhatToDo assessment={draft.assessment} />
        ) : (
          <h1>{triage('title')}</h1>
        )}
        <NotHere again={later.again} />
      </div>
    );
  }
  const {
    CheckStep,
    DeviceNote,
    ListStep,
    QuestionStep,
    ResultActions,
    ResultView,
    WhoStep,
    WordsStep,
  } = later.steps;
  switch (step.at) {
    case 'who':
      return <WhoStep before={draft.subject} onBack={goBack} onAnswer={journey.tellSubject} />;
    case 'words':
      return (
        <WordsStep
          before={draft.words}
          busy={journey.busy}
          problem={journey.problem}
          onBack={goBack}
          onType={(words) =>
            setDraft({
              ...draft,
              words,
              assessment: words === draft.words ? draft.assessment : null,
            })
          }
          onList={() => go({ at: 'list' })}
          onAnswer={journey.tellWords}
        />
      );
    case 'list':
      return (
        <ListStep
          locale={locale}
          before={draft.presentations}
          busy={journey.busy}
          problem={journey.problem}
          onBack={goBack}
          onWords={() => go({ at: 'words' })}
          onAnswer={journey.tellPresentations}
        />
      );
    case 'question': {
      const question = questionAt(draft, step.index);
      const before = draft.answered[step.index];
      return question ? (
        <QuestionStep
          key={question.id}
          question={question}
          number={step.index + 1}
          left={openQuestions(draft).filter(({ id }) => id !== question.id).length}
          before={before?.value ?? null}
          busy={journey.busy}
          problem={journey.problem}
          onBack={goBack}
          onStop={() => go({ at: 'check' })}
          onAnswer={(value) => journey.tellAnswer({ question, value })}
        />
      ) : null;
    }
    case 'check':
      return (
        <CheckStep
          draft={draft}
          onBack={goBack}
          onChange={go}
          onSubmit={() => {
            setDraft({ ...draft, done: true });
            go({ at: 'result' });
          }}
        />
      );
    case 'result':
      return (
        <ResultView
          locale={locale}
          assessment={draft.assessment}
          words={draft.words.trim() ? draft.words : null}
          note={
            journey.problem
              ? t('notSaved')
              : list?.fromServer === false
                ? t('localOnly')
                : undefined
          }
          device={
            draft.assessment?.trace && (
              <DeviceNote
                locale={locale}
                startedAt={draft.startedAt}
                trace={draft.assessment.trace}
              />
            )
          }
          actions={
            <ResultActions
              locale={locale}
              onAgain={() => {
                setDraft(newDraft(Date.now()));
                go({ at: 'danger' });
              }}
            />
          }
        />
      );
  }
}
