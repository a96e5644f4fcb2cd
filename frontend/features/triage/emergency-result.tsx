'use client';

import { MessageSquareText, Phone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { CompanyContacts } from '@/ui/company-contacts';
import { WithPhones } from '@/ui/with-phones';
import type { Assessment } from './api';
import { LevelIcon } from './level';

/** The numbers that have a button here. */
const buttons = ['15', '112', '114'] as const;
const tips = ['stay', 'drive', 'door', 'breath'] as const;

interface Props {
  locale: Locale;
  /** What the server told; the page stands without it. */
  told: Assessment['recommendation'] | null;
  /** Whether no answer could make it more than that; a company may raise before all is asked. */
  settled?: boolean;
}

/** The call comes first, and needs nothing from any server. */
export function EmergencyResult({ locale, told, settled = true }: Props) {
  const t = useTranslations('triage.result');
  const title =
    told?.urgency === 'emergency_department' && settled
      ? t('emergency.department')
      : t('emergency.title');
  const advice = told?.advice.length ? told.advice : tips.map((tip) => t(`meanwhileTips.${tip}`));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title;
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <>
      <section className="level level--emergency" aria-labelledby="level-title">
        <h1 id="level-title" ref={heading} tabIndex={-1}>
          <LevelIcon level="emergency" /> {title}
        </h1>
        <div className="call-row">
          <a className="button button--danger button--tall" href="tel:15">
            <Phone aria-hidden /> {t('emergency.call15')}
          </a>
          <a className="button button--danger button--tall" href="tel:112">
            <Phone aria-hidden /> {t('emergency.call112')}
          </a>
        </div>
        <p>
          <WithPhones text={told?.route ?? t('emergency.text')} except={buttons} />
        </p>
        <p>
          <a className="with-icon" href="sms:114">
            <MessageSquareText aria-hidden /> {t('emergency.sms')}
          </a>
        </p>
      </section>
      <CompanyContacts locale={locale} contacts={told?.contacts ?? []} />
      <section className="stack">
        <h2>{t('emergency.meanwhile')}</h2>
        <ul>
          {advice.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p>
          <a href={paths.emergency(locale)}>{t('numbers')}</a>
        </p>
      </section>
    </>
  );
}
