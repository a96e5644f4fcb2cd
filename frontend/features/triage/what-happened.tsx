import { useTranslations } from 'next-intl';
import { useState, type SubmitEvent } from 'react';
import { Choice } from '@/ui/choice';
import type { Feedback } from './follow-up-api';

const COURSES = ['better', 'same', 'worse'] as const;
const CARE = ['nobody', 'pharmacist', 'doctor', 'emergency'] as const;

interface Props {
  before: Feedback | null;
  busy: boolean;
  onTell: (feedback: Feedback) => void;
}

/** How it went on, in two taps; it helps to make the protocols better, and nobody has to. */
export function WhatHappened({ before, busy, onTell }: Props) {
  const t = useTranslations('triage.followUp');
  const [course, setCourse] = useState(before?.course ?? null);
  const [care, setCare] = useState(before?.care ?? null);
  const told = before !== null && before.course === course && before.care === care;

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (course && care) {
      onTell({ course, care });
    }
  }

  return (
    <form className="stack" onSubmit={submit}>
      <fieldset className="choices">
        <legend className="field-label">{t('course')}</legend>
        {COURSES.map((one) => (
          <Choice
            key={one}
            type="radio"
            name="course"
            value={one}
            checked={course === one}
            onChange={() => setCourse(one)}
          >
            {t(`courses.${one}`)}
          </Choice>
        ))}
      </fieldset>
      {course === 'worse' && <p className="card card--sand">{t('worse')}</p>}
      <fieldset className="choices">
        <legend className="field-label">{t('care')}</legend>
        {CARE.map((one) => (
          <Choice
            key={one}
            type="radio"
            name="care"
            value={one}
            checked={care === one}
            onChange={() => setCare(one)}
          >
            {t(`seen.${one}`)}
          </Choice>
        ))}
      </fieldset>
      {told ? (
        <p role="status">{t('thanks')}</p>
      ) : (
        <button className="button button--quiet" disabled={busy || !course || !care}>
          {t('tell')}
        </button>
      )}
    </form>
  );
}
