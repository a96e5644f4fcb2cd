'use client';

import { Check, ChevronLeft, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { sayDay, sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { isProblem } from '@/lib/problem';
import { useAction } from '@/lib/use-action';
import { ProblemPanel } from '@/ui/problem-panel';
import { decide, type Consent } from './api';
import { PastDecisions } from './past-decisions';

interface Props {
  locale: Locale;
  consent: Consent;
  onDecided: (now: Consent) => void;
  /** There is a newer text than the one on the screen. */
  onOutdated: () => void;
}

const parts = ['done', 'data', 'seenBy', 'kept', 'refusing'] as const;

/** The whole text first, then two buttons that differ in their words alone. */
export function OneConsent({ locale, consent, onDecided, onOutdated }: Props) {
  const t = useTranslations('consents');
  const { text, state } = consent;
  const action = useAction();
  const heading = useRef<HTMLHeadingElement>(null);
  const said = useRef<HTMLParagraphElement>(null);
  const [decided, setDecided] = useState(0);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (decided > 0) {
      said.current?.focus();
    }
  }, [decided]);

  const say = (granted: boolean) =>
    action.run(async () => {
      onDecided(await decide(consent, granted));
      setDecided((times) => times + 1);
    });
  const outdated =
    action.problem !== null && isProblem(action.problem, 'profile/consent-text-changed');

  return (
    <div className="stack">
      <a
        className="back"
        href={paths.consents(locale)}
        onClick={(event) => {
          event.preventDefault();
          location.hash = '';
        }}
      >
        <ChevronLeft aria-hidden /> {t('title')}
      </a>
      <h1 tabIndex={-1} ref={heading}>
        {text.title}
      </h1>
      <dl className="card consent-text">
        {parts.map((part) => (
          <div key={part}>
            <dt>{t(`part.${part}`)}</dt>
            <dd>{text[part]}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">
        {t('version', { version: text.version, on: sayDay(text.publishedOn, locale) })}
      </p>
      <div role="status">
        <p className="card card--brand consent-now" tabIndex={-1} ref={said}>
          {t(`now.${state}`)}
          {consent.decidedAt && (
            <span className="quiet">
              {' '}
              {t('since', { at: sayMoment(consent.decidedAt, locale) })}
            </span>
          )}
        </p>
      </div>
      {action.problem && (
        <ProblemPanel
          problem={action.problem}
          {...(outdated && {
            words: { title: t('outdated'), text: t('outdatedText') },
            retry: () => {
              action.forget();
              onOutdated();
            },
          })}
        />
      )}
      <div className="consent-answers">
        <button
          type="button"
          className="button"
          aria-disabled={action.busy}
          onClick={() => void say(false)}
        >
          <X aria-hidden /> {t(state === 'granted' ? 'withdraw' : 'refuse')}
        </button>
        <button
          type="button"
          className="button"
          aria-disabled={action.busy}
          onClick={() => void say(true)}
        >
          <Check aria-hidden /> {t('agree')}
        </button>
      </div>
      <p className="quiet">{t('anytime')}</p>
      {consent.decidedAt && (
        <PastDecisions key={consent.decidedAt} locale={locale} purpose={consent.purpose} />
      )}
    </div>
  );
}
