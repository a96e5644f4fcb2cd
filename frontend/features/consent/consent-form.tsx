'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { signOut, type Me } from '@/lib/session';
import { ErrorSummary } from '@/ui/problem-panel';
import type { Answer, Question } from './api';

/** Saying no is as easy as saying yes: the same size, the same place, one tap. */
export function ConsentForm(props: {
  locale: Locale;
  question: Question;
  me: Me | null;
  busy: boolean;
  reply: (answer: Answer) => void;
}) {
  const t = useTranslations('consent');
  const { locale, question, me, busy, reply } = props;
  const { client, sendsTo, scopes, expiresAt } = question;
  const form = useRef<HTMLFormElement>(null);
  const [none, setNone] = useState(false);

  function accept() {
    const chosen = form.current ? new FormData(form.current).getAll('scope').map(String) : [];
    setNone(chosen.length === 0);
    if (chosen.length > 0 && !busy) {
      reply({ approve: true, scopes: chosen });
    }
  }

  return (
    <form
      className="stack"
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        accept();
      }}
    >
      <h1>{t('title', { name: client })}</h1>
      <p className="lead">{t('lead')}</p>
      {none && <ErrorSummary errors={[{ target: 'scope-0', message: t('chooseOne') }]} />}
      <fieldset className="card choices">
        <legend>
          <h2>{t('may', { name: client })}</h2>
        </legend>
        <p className="hint">{t('untick')}</p>
        {scopes.map(({ scope, words }, index) => (
          <label key={scope} className="choice sentence">
            <input
              type="checkbox"
              id={`scope-${index}`}
              name="scope"
              value={scope}
              defaultChecked
            />
            <span className="scope">{words}</span>
          </label>
        ))}
      </fieldset>
      <dl className="facts card">
        <dt>{t('as')}</dt>
        <dd>
          {me ? `${me.displayName} (${me.email})` : '…'}
          <br />
          <button type="button" className="link" onClick={() => void signOut()}>
            {t('notMe')}
          </button>
        </dd>
        <dt>{t('sendsTo')}</dt>
        <dd className="host">{sendsTo}</dd>
        <dt>{t('until')}</dt>
        <dd>{sayMoment(expiresAt, locale)}</dd>
      </dl>
      <p>{t('employer')}</p>
      <div className="answers">
        <button
          type="button"
          className="button"
          aria-disabled={busy}
          onClick={() => !busy && reply({ approve: false })}
        >
          {t('refuse')}
        </button>
        <button type="submit" className="button" aria-disabled={busy}>
          {t('accept')}
        </button>
      </div>
      <p className="quiet">{t('later')}</p>
    </form>
  );
}
