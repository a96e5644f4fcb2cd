'use client';

import { Phone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, type SubmitEvent } from 'react';
import { ErrorSummary } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { Choice } from '@/ui/choice';
import type { Danger } from './journey';
import { StepPage } from '@/ui/step-page';
import type { DangerList } from './use-danger-list';

interface Props {
  list: DangerList | null;
  before: Danger | null;
  onBack: () => void;
  onAnswer: (danger: Danger) => void;
}

type Ticked = { is: 'signs'; signs: string[] } | { is: 'none' | 'unsure' } | { is: 'nothing' };

export function DangerStep({ list, before, onBack, onAnswer }: Props) {
  const t = useTranslations('triage.danger');
  const [ticked, setTicked] = useState<Ticked>(() => before ?? { is: 'nothing' });
  const [missing, setMissing] = useState(0);
  const signs = ticked.is === 'signs' ? ticked.signs : [];

  function tick(sign: string, on: boolean) {
    const next = on ? [...signs, sign] : signs.filter((other) => other !== sign);
    setTicked(next.length > 0 ? { is: 'signs', signs: next } : { is: 'nothing' });
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!list || ticked.is === 'nothing') {
      setMissing((count) => count + 1);
      return;
    }
    const asked = list.fromServer ? list.signs.map(({ id }) => id) : [];
    const labels = list.signs.filter(({ id }) => signs.includes(id)).map(({ text }) => text);
    onAnswer(ticked.is === 'signs' ? { ...ticked, asked, labels } : { is: ticked.is, asked });
  }

  return (
    <StepPage title={t('title')} lead={t('lead')} onBack={onBack}>
      <CallNow />
      {missing > 0 && ticked.is === 'nothing' && (
        <ErrorSummary key={missing} errors={[{ target: 'danger-first', message: t('error') }]} />
      )}
      {!list ? (
        <Waiting />
      ) : (
        <form onSubmit={submit}>
          <fieldset className="choices choices--dense">
            <legend className="visually-hidden">{t('legend')}</legend>
            {list.signs.map(({ id, text }, index) => (
              <Choice
                key={id}
                type="checkbox"
                name="sign"
                value={id}
                id={index === 0 ? 'danger-first' : `danger-${index}`}
                tone="danger"
                checked={signs.includes(id)}
                onChange={(on) => tick(id, on)}
              >
                {text}
              </Choice>
            ))}
            <p className="or">{t('or')}</p>
            <Choice
              type="checkbox"
              name="none"
              value="none"
              checked={ticked.is === 'none'}
              onChange={(on) => setTicked({ is: on ? 'none' : 'nothing' })}
            >
              {t('none')}
            </Choice>
            <Choice
              type="checkbox"
              name="unsure"
              value="unsure"
              checked={ticked.is === 'unsure'}
              onChange={(on) => setTicked({ is: on ? 'unsure' : 'nothing' })}
            >
              {t('unsure')}
            </Choice>
          </fieldset>
          <div role="status">
            {ticked.is === 'unsure' && <p className="card card--sand aside">{t('unsureAdvice')}</p>}
          </div>
          <ContinueButton />
        </form>
      )}
    </StepPage>
  );
}

function CallNow() {
  const t = useTranslations('triage.result.emergency');
  return (
    <p className="call-now">
      <a className="with-icon" href="tel:15">
        <Phone aria-hidden /> {t('call15')}
      </a>
      <a className="with-icon" href="tel:112">
        <Phone aria-hidden /> {t('call112')}
      </a>
    </p>
  );
}

export function ContinueButton({ busy = false }: { busy?: boolean }) {
  const t = useTranslations('triage');
  return (
    <div className="actions">
      <button type="submit" className="button" aria-disabled={busy}>
        {busy ? t('sending') : t('continue')}
      </button>
    </div>
  );
}
