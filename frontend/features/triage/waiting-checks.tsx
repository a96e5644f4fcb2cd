'use client';

import { Send, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { ProblemPanel } from '@/ui/problem-panel';
import { RecordedNote } from './recorded-note';
import { useWaiting } from './use-waiting';

/** What this device answered and the server does not know: the person has it recorded, or not. */
export function WaitingChecks({ locale }: { locale: Locale }) {
  const t = useTranslations('triage.device');
  const level = useTranslations('triage.level');
  const { checks, problem, recorded, read, send, remove } = useWaiting();
  const others = recorded.filter(({ same }) => !same);
  const one = recorded.find(({ same }) => same);
  return (
    <>
      {others.map((other) => (
        <RecordedNote
          key={other.id}
          locale={locale}
          recorded={other}
          onRead={() => void read(other.id)}
        />
      ))}
      <div role="status">{one && <RecordedNote locale={locale} recorded={one} />}</div>
      {checks.length > 0 && (
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
      )}
    </>
  );
}
