'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState, type SubmitEvent } from 'react';
import { ErrorSummary } from '@/ui/problem-panel';
import { Choice } from '@/ui/choice';
import { ContinueButton } from './danger-step';
import { knownFacts, type KnownFacts } from './facts-api';
import { mayBePregnant, type Subject } from './journey';
import { isFromProfile, offeredTo, shownOf, typedBefore, type Typed } from './offered';
import { StepPage } from '@/ui/step-page';

interface Props {
  before: Subject | null;
  onBack: () => void;
  onAnswer: (subject: Subject) => void;
}

const OLDEST = 120;

export function WhoStep({ before, onBack, onAnswer }: Props) {
  const t = useTranslations('triage.who');
  const [typed, setTyped] = useState(() => typedBefore(before));
  const [facts, setFacts] = useState<KnownFacts | null>(null);
  const [mistakes, setMistakes] = useState<{ target: string; message: string }[]>([]);
  useEffect(() => {
    void knownFacts().then(setFacts);
  }, []);

  const { who } = typed;
  const offered = offeredTo(who, facts);
  const shown = shownOf(typed, offered);
  const { age, sex, pregnant } = shown;
  const set = (change: Partial<Typed>) => setTyped((now) => ({ ...now, ...change }));
  const years = age.trim() === '' ? null : Number(age);
  const sensible = years === null || (Number.isInteger(years) && years >= 0 && years <= OLDEST);
  const asksPregnancy = sex === 'female' && mayBePregnant(sex, sensible ? years : null);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const found = [
      ...(who ? [] : [{ target: 'who-me', message: t('whoError') }]),
      ...(sensible ? [] : [{ target: 'age', message: t('ageError') }]),
    ];
    setMistakes(found);
    if (who && found.length === 0) {
      onAnswer({
        who,
        age: years,
        sex: sex === 'unsaid' ? null : sex,
        pregnant: asksPregnancy ? pregnant : null,
        ...Object.fromEntries(shown.risks.map((risk) => [risk, true])),
      });
    }
  }

  const pregnancy = [
    { value: true, text: t('yes') },
    { value: false, text: t('no') },
    { value: 'unknown', text: t('unknown') },
  ] as const;

  return (
    <StepPage title={t('title')} onBack={onBack}>
      {mistakes.length > 0 && <ErrorSummary errors={mistakes} />}
      <form className="stack stack--wide" noValidate onSubmit={submit}>
        <fieldset className="field">
          <legend className="field-label">{t('legend')}</legend>
          <div className="choices choices--row">
            <Choice
              type="radio"
              name="who"
              value="me"
              id="who-me"
              checked={who === 'me'}
              onChange={() => set({ who: 'me' })}
            >
              {t('me')}
            </Choice>
            <Choice
              type="radio"
              name="who"
              value="other"
              checked={who === 'other'}
              onChange={() => set({ who: 'other' })}
            >
              {t('other')}
            </Choice>
          </div>
        </fieldset>
        {isFromProfile(offered) && (
          <p className="card card--brand" role="status">
            {t('fromProfile')}
          </p>
        )}
        <div className="field">
          <label htmlFor="age">{t('age')}</label>
          <p className="hint" id="age-hint">
            {t('ageHint')}
          </p>
          <input
            className="input input--short"
            id="age"
            inputMode="numeric"
            autoComplete="off"
            maxLength={3}
            value={age}
            aria-describedby="age-hint"
            aria-invalid={mistakes.some(({ target }) => target === 'age') || undefined}
            onChange={(event) => set({ age: event.target.value })}
          />
        </div>
        <fieldset className="field">
          <legend className="field-label">{t('sex')}</legend>
          <p className="hint">{t('sexHint')}</p>
          <div className="choices">
            <div className="choices choices--row">
              <Choice
                type="radio"
                name="sex"
                value="female"
                checked={sex === 'female'}
                onChange={() => set({ sex: 'female' })}
              >
                {t('female')}
              </Choice>
              <Choice
                type="radio"
                name="sex"
                value="male"
                checked={sex === 'male'}
                onChange={() => set({ sex: 'male' })}
              >
                {t('male')}
              </Choice>
            </div>
            <Choice
              type="radio"
              name="sex"
              value="unsaid"
              checked={sex === 'unsaid'}
              onChange={() => set({ sex: 'unsaid' })}
            >
              {t('noSex')}
            </Choice>
          </div>
        </fieldset>
        {asksPregnancy && (
          <fieldset className="field">
            <legend className="field-label">{t('pregnant')}</legend>
            <div className="choices choices--row">
              {pregnancy.map(({ value, text }) => (
                <Choice
                  key={text}
                  type="radio"
                  name="pregnant"
                  value={String(value)}
                  checked={pregnant === value}
                  onChange={() => set({ pregnant: value })}
                >
                  {text}
                </Choice>
              ))}
            </div>
          </fieldset>
        )}
        {shown.asked.length > 0 && (
          <fieldset className="field">
            <legend className="field-label">{t('risks')}</legend>
            <div className="choices">
              {shown.asked.map((risk) => (
                <Choice
                  key={risk}
                  type="checkbox"
                  name="risk"
                  value={risk}
                  checked={shown.risks.includes(risk)}
                  onChange={(yes) => set({ risks: { ...typed.risks, [risk]: yes } })}
                >
                  {t(`risk.${risk}`)}
                  {offered && offered.because[risk].length > 0 && (
                    <span className="hint"> ({offered.because[risk].join(', ')})</span>
                  )}
                </Choice>
              ))}
            </div>
          </fieldset>
        )}
        <ContinueButton />
      </form>
    </StepPage>
  );
}
