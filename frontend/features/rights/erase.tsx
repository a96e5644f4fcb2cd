'use client';

import { Eraser } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { problemOf, type Problem } from '@/lib/problem';
import { useAction } from '@/lib/use-action';
import { Confirm } from '@/ui/confirm';
import { ProblemPanel } from '@/ui/problem-panel';
import { Said } from '@/ui/said';
import { Waiting } from '@/ui/waiting';
import { confirmErasure, openErasure, planErasure, takeBack, type Erasure } from './api';
import { KeptList } from './kept-list';
import { ReceiptCard } from './receipt-card';
import { planOf } from './rules';

/** The plan first, in plain words; then a question; then days in which it can be taken back. */
export function Erase({ locale }: { locale: Locale }) {
  const t = useTranslations('rights.erase');
  /** Undefined as long as nobody knows. */
  const [open, setOpen] = useState<Erasure | null>();
  const [done, setDone] = useState<{ text: string } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [asking, setAsking] = useState(false);
  const action = useAction();
  const said = useRef<HTMLParagraphElement>(null);

  function load() {
    openErasure()
      .then((found) => {
        setOpen(found);
        setProblem(null);
      })
      .catch((error: unknown) => setProblem(problemOf(error)));
  }
  useEffect(load, []);

  const confirmed = open?.status === 'confirmed';
  const receipt = open?.receipt;
  useEffect(() => {
    if (receipt) {
      said.current?.focus();
    }
  }, [receipt]);

  const plan = () =>
    action.run(async () => {
      setDone(null);
      setOpen(await planErasure());
    });
  const confirm = (one: Erasure) =>
    action.run(async () => {
      setAsking(false);
      setOpen(await confirmErasure(one.id));
    });
  const withdraw = (one: Erasure) =>
    action.run(async () => {
      await takeBack(one);
      setOpen(null);
      setDone({ text: t(one.status === 'confirmed' ? 'takenBack' : 'forgotten') });
    });

  return (
    <section className="card stack" aria-labelledby="erase">
      <h2 id="erase" className="with-icon">
        <Eraser aria-hidden /> {t('title')}
      </h2>
      <p>{t('text')}</p>
      {problem && <ProblemPanel problem={problem} retry={load} />}
      {open === undefined && !problem && <Waiting />}
      {action.problem && <ProblemPanel problem={action.problem} />}
      <Said what={done} />
      <div role="status">
        {confirmed && (
          <p className="card card--sand rights-now" tabIndex={-1} ref={said}>
            {t('confirmed', { at: sayMoment(open.dueAt ?? '', locale) })}
          </p>
        )}
        {open?.status === 'running' && <p className="card card--sand">{t('running')}</p>}
      </div>
      {receipt && <ReceiptCard locale={locale} receipt={receipt} />}
      {open && <ThePlan erasure={open} />}
      <div className="actions">
        {open === null && (
          <button
            type="button"
            className="button"
            aria-disabled={action.busy}
            onClick={() => void plan()}
          >
            {t('plan')}
          </button>
        )}
        {open?.status === 'planned' && (
          <button
            type="button"
            className="button button--danger"
            aria-disabled={action.busy}
            onClick={() => setAsking(true)}
          >
            {t('confirm')}
          </button>
        )}
        {open && open.status !== 'running' && (
          <button
            type="button"
            className="button button--quiet"
            aria-disabled={action.busy}
            onClick={() => void withdraw(open)}
          >
            {t(confirmed ? 'takeBack' : 'forget')}
          </button>
        )}
      </div>
      {asking && open && (
        <Confirm
          title={t('sure')}
          yes={t('yes')}
          busy={action.busy}
          onYes={() => void confirm(open)}
          onNo={() => setAsking(false)}
        >
          <p>{t('sureText')}</p>
        </Confirm>
      )}
    </section>
  );
}

function ThePlan({ erasure }: { erasure: Erasure }) {
  const t = useTranslations('rights.erase');
  const plan = planOf(erasure.plan);
  return (
    <div className="stack">
      {(['goes', 'nameless', 'stays'] as const).map((part) => (
        <section key={part} className="stack">
          <h3>{t(`${part}.title`)}</h3>
          <p>{t(`${part}.text`)}</p>
          <details>
            <summary>{t('details', { count: plan[part].length })}</summary>
            <KeptList all={plan[part]} />
          </details>
        </section>
      ))}
    </div>
  );
}
