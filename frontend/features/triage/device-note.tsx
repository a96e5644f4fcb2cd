'use client';

import { Send, WifiOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { Locale } from '@/lib/locales';
import { problemOf, type Problem } from '@/lib/problem';
import { useOnline } from '@/lib/use-online';
import { ProblemPanel } from '@/ui/problem-panel';
import type { Trace } from './device';
import { RecordedNote } from './recorded-note';
import { useOwner } from '@/lib/use-owner';
import { agree, keepWaiting, record, type Recorded } from './waiting';

interface Props {
  locale: Locale;
  startedAt: number;
  trace: Trace;
}

type State =
  | { is: 'keeping' }
  | { is: 'kept'; id: string; agreed: boolean }
  | { is: 'not-kept' }
  | { is: 'recorded'; recorded: Recorded };

/** Under an answer of the device: that it is sealed here, and that the person decides what leaves. */
export function DeviceNote({ locale, startedAt, trace }: Props) {
  const t = useTranslations('triage.device');
  const owner = useOwner();
  const online = useOnline();
  const [state, setState] = useState<State>({ is: 'keeping' });
  const [problem, setProblem] = useState<Problem | null>(null);

  useEffect(() => {
    let current = true;
    const keep =
      owner === null ? Promise.reject(new Error()) : keepWaiting(owner, startedAt, trace);
    keep
      .then(([id, { agreed, recorded }]): State =>
        recorded === null ? { is: 'kept', id, agreed } : { is: 'recorded', recorded },
      )
      .catch((): State => ({ is: 'not-kept' }))
      .then((next) => current && setState(next))
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, [owner, startedAt, trace]);

  const waiting = state.is === 'kept' && state.agreed ? state.id : null;
  useEffect(() => {
    let current = true;
    if (waiting === null || !online) {
      return;
    }
    record(waiting)
      .then((sent) => current && sent && setState({ is: 'recorded', recorded: sent }))
      .catch((error: unknown) => current && setProblem(problemOf(error)));
    return () => {
      current = false;
    };
  }, [waiting, online]);

  async function send(id: string) {
    setProblem(null);
    setState({ is: 'kept', id, agreed: false });
    await agree(id);
    setState({ is: 'kept', id, agreed: true });
  }

  return (
    <section className="card card--sand stack" aria-label={t('title')}>
      <h2 className="with-icon">
        <WifiOff aria-hidden /> {t('title')}
      </h2>
      <p>{t('answered')}</p>
      {problem && <ProblemPanel problem={problem} />}
      <div role="status" className="stack">
        {state.is === 'kept' && <p>{t('kept')}</p>}
        {state.is === 'not-kept' && <p>{t('notKept')}</p>}
        {state.is === 'kept' && state.agreed && !problem && <p>{t('agreed')}</p>}
        {state.is === 'recorded' && state.recorded.same && (
          <RecordedNote locale={locale} recorded={state.recorded} />
        )}
      </div>
      {state.is === 'recorded' && !state.recorded.same && (
        <RecordedNote locale={locale} recorded={state.recorded} />
      )}
      {state.is === 'kept' && (!state.agreed || problem) && (
        <div className="actions">
          <button type="button" className="button" onClick={() => void send(state.id)}>
            <Send aria-hidden /> {online ? t('record') : t('recordLater')}
          </button>
        </div>
      )}
      <p className="quiet">
        {t('by', { engine: trace.engine, library: trace.library.slice(7, 19) })}
      </p>
    </section>
  );
}
