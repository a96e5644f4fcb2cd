'use client';

import { BadgeCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { useAction } from '@/lib/use-action';
import { ProblemPanel } from '@/ui/problem-panel';
import { certified, type Certified } from './api';
import './rights.css';

/** For whoever was erased: the receipt opens the certificate; nobody signs in. */
export function Certificate({ locale }: { locale: Locale }) {
  const t = useTranslations('rights.certificate');
  const [found, setFound] = useState<Certified | null>(null);
  const [receipt, setReceipt] = useState('');
  const action = useAction();
  const said = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (found) {
      said.current?.focus();
    }
  }, [found]);

  function show(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    void action.run(async () => setFound(await certified(receipt.trim())));
  }

  const proof = found?.certificate;
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <form className="stack" onSubmit={show}>
        <div className="field">
          <label htmlFor="receipt">{t('receipt')}</label>
          <input
            id="receipt"
            className="input"
            autoComplete="off"
            spellCheck={false}
            required
            value={receipt}
            onChange={(event) => setReceipt(event.target.value)}
          />
        </div>
        {action.problem && (
          <ProblemPanel
            problem={action.problem}
            {...(action.problem.status === 404 && {
              words: { title: t('unknown'), text: t('unknownText') },
            })}
          />
        )}
        <div className="actions">
          <button className="button" aria-disabled={action.busy}>
            {t('show')}
          </button>
        </div>
      </form>
      {found && (
        <section className="card stack">
          <h2 className="with-icon" tabIndex={-1} ref={said}>
            <BadgeCheck aria-hidden /> {t(proof ? 'done' : 'notDone')}
          </h2>
          {proof ? (
            <>
              <p>{t('doneText', { at: sayMoment(proof.erasedAt, locale) })}</p>
              <ul className="plain stack rights-kept">
                {proof.items.map((item) => (
                  <li key={item.category + item.erasure}>
                    <p className="rights-kept__title">{item.title}</p>
                    <p>
                      {item.erasure === 'kept' && item.rowsKept > 0
                        ? t('kept', { count: item.rowsKept })
                        : t(item.erasure === 'pseudonymised' ? 'nameless' : 'gone')}
                    </p>
                    <p className="quiet">{item.article}</p>
                  </li>
                ))}
              </ul>
              <p className="quiet rights-receipt">
                {t('fingerprint')} <code>{proof.sha256}</code>
              </p>
            </>
          ) : (
            <p>{t('notDoneText')}</p>
          )}
        </section>
      )}
    </div>
  );
}
