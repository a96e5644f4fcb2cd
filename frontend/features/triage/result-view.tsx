'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { CompanyContacts } from '@/ui/company-contacts';
import type { Assessment } from './api';
import { EmergencyResult } from './emergency-result';
import { FollowUp } from './follow-up';
import { OwnWords } from './own-words';
import { RecommendationCard } from './recommendation-card';

interface Props {
  locale: Locale;
  /** Null when a danger sign was ticked and the server has not answered (yet). */
  assessment: Assessment | null;
  words: string | null;
  /** Shown instead of an assessment that could not be recorded. */
  note?: string | undefined;
  /** What is to be said of an answer that came from this device. */
  device?: ReactNode;
  actions: ReactNode;
  /** Whether it was made before, and is looked at again. */
  earlier?: boolean;
}

export function ResultView({
  earlier = false,
  locale,
  assessment,
  words,
  note,
  device,
  actions,
}: Props) {
  const t = useTranslations('triage');
  if (!assessment) {
    return (
      <div className="stack stack--wide">
        <EmergencyResult locale={locale} told={null} />
        {note && <p className="quiet">{note}</p>}
        {actions}
      </div>
    );
  }
  const { recommendation, findings, explanation } = assessment;
  const { level, advice, safetyNet } = recommendation;
  return (
    <div className="stack stack--wide">
      {level === 'emergency' ? (
        <EmergencyResult locale={locale} told={recommendation} settled={assessment.settled} />
      ) : (
        <RecommendationCard recommendation={{ ...recommendation, level }} />
      )}
      {level !== 'emergency' && (
        <CompanyContacts locale={locale} contacts={recommendation.contacts ?? []} />
      )}
      {!assessment.settled && level !== 'emergency' && (
        <p className="card card--sand">{t('result.notSettled')}</p>
      )}
      {advice.length > 0 && level !== 'emergency' && (
        <section className="stack">
          <h2>{t('result.advice')}</h2>
          <Lines lines={advice} />
        </section>
      )}
      {safetyNet.length > 0 && level !== 'emergency' && (
        <section className="card net">
          <h2>{t('result.safetyNet')}</h2>
          <Lines lines={safetyNet} />
          <p>{t('result.safetyNetText')}</p>
        </section>
      )}
      <section className="stack">
        <h2>{t('result.why')}</h2>
        {explanation.length > 0 && <Lines lines={explanation.map(({ text }) => text)} />}
        {(findings.length > 0 || words) && <h3>{t('result.yourWords')}</h3>}
        <OwnWords text={words} findings={findings} />
      </section>
      <p className="quiet">{t('notDiagnosis')}</p>
      <Provenance assessment={assessment} locale={locale} />
      {device}
      {!device && level !== 'emergency' && (
        <FollowUp locale={locale} id={assessment.id} earlier={earlier} />
      )}
      {actions}
    </div>
  );
}

function Lines({ lines }: { lines: string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Provenance(props: { assessment: Assessment; locale: Locale }) {
  const t = useTranslations('triage.result');
  const { protocol, at } = props.assessment;
  return (
    <p className="quiet">
      {t('protocol', { id: protocol.id, version: protocol.version })} ·{' '}
      <time dateTime={at}>{sayMoment(at, props.locale)}</time>
    </p>
  );
}
