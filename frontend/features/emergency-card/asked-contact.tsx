'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useRef, useState } from 'react';
import { isProblem, problemOf, type Problem } from '@/lib/problem';
import { useHash } from '@/lib/held-hash';
import { useAction } from '@/lib/use-action';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { answerRequest, readRequest } from './api';

type Asked = Awaited<ReturnType<typeof readRequest>>;

/** Opened by the link in the mail to a contact: who named them, what it means, their answer. */
export function AskedContact() {
  const t = useTranslations('emergencyCard.asked');
  const token = useHash();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const action = useAction();
  const title = useRef<HTMLHeadingElement>(null);

  const load = useCallback(() => {
    if (token) {
      readRequest(token)
        .then((now) => {
          setAsked(now);
          setProblem(null);
        })
        .catch((error: unknown) => setProblem(problemOf(error)));
    }
  }, [token]);
  useEffect(load, [load]);

  if (typeof token !== 'string') {
    return <Waiting />;
  }
  const refused = problem ?? action.problem;
  if (token === '' || (refused && isProblem(refused, 'profile/link-ended'))) {
    return (
      <section className="card stack" role="alert">
        <h1>{t('ended')}</h1>
        <p>{t('endedText')}</p>
      </section>
    );
  }
  if (problem) {
    return <ProblemPanel problem={problem} retry={load} />;
  }
  if (!asked) {
    return <Waiting />;
  }

  const answer = (agreed: boolean) =>
    void action.run(async () => {
      await answerRequest(token, agreed);
      setAsked({ ...asked, state: agreed ? 'confirmed' : 'declined' });
      title.current?.focus();
    });

  const { namedBy: name, state } = asked;
  return (
    <div className="stack">
      <h1 tabIndex={-1} ref={title}>
        {t(`title.${state}`, { name })}
      </h1>
      {state === 'unconfirmed' && <p className="lead">{t('lead', { name })}</p>}
      <section className="card stack">
        <h2>{t('told')}</h2>
        <ul>
          <li>{t('need', { name })}</li>
          <li>{t('where')}</li>
          <li>{t('helpers')}</li>
        </ul>
        <p>
          <strong>{t('never')}</strong>
        </p>
      </section>
      {action.problem && <ProblemPanel problem={action.problem} />}
      <div className="actions">
        {state !== 'confirmed' && (
          <button
            type="button"
            className="button"
            aria-disabled={action.busy}
            onClick={() => answer(true)}
          >
            {t('agree')}
          </button>
        )}
        {state !== 'declined' && (
          <button
            type="button"
            className={state === 'unconfirmed' ? 'button' : 'button button--quiet'}
            aria-disabled={action.busy}
            onClick={() => answer(false)}
          >
            {t('decline')}
          </button>
        )}
      </div>
      <p className="quiet">{t('later')}</p>
    </div>
  );
}
