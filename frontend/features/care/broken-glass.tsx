'use client';

import { ShieldAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useRef, useState, type SubmitEvent } from 'react';
import { useAction } from '@/lib/use-action';
import { Field, described } from '@/ui/field';
import { ProblemPanel } from '@/ui/problem-panel';
import { breakGlass } from './api';
import { isReason } from './rules';

/** Opens a file for an hour, with a reason. Says before what follows from it. */
export function BrokenGlass({ id, onOpened }: { id: string; onOpened: () => void }) {
  const t = useTranslations('care.glass');
  const [reason, setReason] = useState('');
  const [mistake, setMistake] = useState<string>();
  const field = useRef<HTMLTextAreaElement>(null);
  const title = useId();
  const action = useAction();

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!isReason(reason)) {
      setMistake(t('tooShort'));
      field.current?.focus();
      return;
    }
    setMistake(undefined);
    void action.run(async () => {
      await breakGlass(id, reason.trim());
      onOpened();
    });
  }

  const words = { id: 'reason', label: t('reason'), hint: t('hint'), error: mistake };
  return (
    <section className="card glass stack" aria-labelledby={title}>
      <h2 className="with-icon" id={title}>
        <ShieldAlert aria-hidden /> {t('title')}
      </h2>
      <ul>
        <li>{t('recorded')}</li>
        <li>{t('told')}</li>
        <li>{t('hour')}</li>
      </ul>
      {action.problem && (
        <ProblemPanel
          problem={action.problem}
          fields={{ 'X-Access-Reason': 'reason' }}
          words={
            action.problem.status === 404
              ? { title: t('nobody.title'), text: t('nobody.text') }
              : undefined
          }
        />
      )}
      <form className="stack" onSubmit={submit} noValidate>
        <Field words={words}>
          <textarea
            className="input input--low"
            {...described(words)}
            ref={field}
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        <div className="actions">
          <button type="submit" className="button button--danger" aria-disabled={action.busy}>
            {action.busy ? t('busy') : t('open')}
          </button>
        </div>
      </form>
    </section>
  );
}
