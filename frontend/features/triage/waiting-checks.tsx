'use client';

import { Send, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { ProblemPanel } from '@/ui/problem-panel';
import { useWaiting } from './use-waiting';

/** What this device answered and the server does not know: the person has it recorded, or not. */
export function WaitingChecks({ locale }: { locale: Locale }) {
  const t = useTranslations('triage.device');
  const level = useTranslations('triage.level');
  const { checks, problem, recorded, send, remove } = useWaiting();
  if (checks.length === 0) {
    return <div role="status">{recorded > 0 && <Recorded locale={locale} />}</div>;
  }
  return (
    <section className="card card--sand stack">
      <h2>{t('waiting')}</h2>
      <p>{t('kept')}</p>
      {problem && <ProblemPanel problem={problem} />}
      <ul className="stack">
        {checks.map(([id, { trace, agreed }]) => (
          <li key={id} className="stack">
            <p>
              {sayMoment(trace.at, locale)} · {level(trace.outcome.recommendation.level)}
            </p>
            {agreed && <p className="quiet">{t('agreed')}</p>}
            <div className="actions">
              {(!agreed || problem) && (
                <button type="button" className="button" onClick={() => void send(id)}>
                  <Send aria-hidden /> {t('record')}
                </button>
              )}
              <button type="button" className="link" onClick={() => void remove(id)}>
                <Trash2 aria-hidden /> {t('delete')}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Recorded({ locale, same = true }: { locale: Locale; same?: boolean }) {
  const t = useTranslations('triage.device');
  return (
    <p className="card card--leaf">
      {same ? t('recorded') : t('differs')}{' '}
      <Link href={paths.history(locale)} prefetch={false}>
        {t('history')}
      </Link>
    </p>
  );
}
