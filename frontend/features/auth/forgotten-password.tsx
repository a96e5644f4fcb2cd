'use client';

import { Link } from '@/ui/link';
import { useTranslations } from 'next-intl';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { EmailField } from '@/ui/field';
import { ErrorSummary } from '@/ui/problem-panel';
import { askForNewPassword } from './api';
import { mistakeAt, typed, type Mistake } from './form-fields';
import { Refusal } from './refusal';
import { SaidAndDone } from './said-and-done';
import { keepAddress, typedAddress } from './typed-address';
import { useSending } from './use-sending';

/** The answer is the same whether or not somebody has an account: nobody learns who has one. */
export function ForgottenPassword({ locale, intro }: { locale: Locale; intro: ReactNode }) {
  const t = useTranslations('mailedLinks');
  const { problem, busy, send } = useSending();
  const [mistakes, setMistakes] = useState<Mistake[]>([]);
  const [sent, setSent] = useState(false);

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const email = typed(new FormData(event.currentTarget), 'email').trim();
    const found = email.includes('@') ? [] : [{ target: 'email', message: t('noEmail') }];
    setMistakes(found);
    if (found.length === 0) {
      setSent(await send(() => askForNewPassword(email)));
    }
  }

  if (sent) {
    return (
      <SaidAndDone title={t('lookInMailbox')}>
        <p>{t('forgotten.sent')}</p>
        <p>{t('forgotten.own')}</p>
        <p className="quiet">{t('notThere')}</p>
        <div className="actions">
          <button type="button" className="button button--quiet" onClick={() => setSent(false)}>
            {t('again')}
          </button>
          <Link className="link" href={paths.signIn(locale)}>
            {t('toSignIn')}
          </Link>
        </div>
      </SaidAndDone>
    );
  }
  return (
    <div className="stack">
      {intro}
      {mistakes.length > 0 && <ErrorSummary errors={mistakes} />}
      {problem && mistakes.length === 0 && <Refusal problem={problem} fields={['email']} />}
      <form className="card card--leaf stack needs-script" noValidate onSubmit={submit}>
        <EmailField
          words={{ id: 'email', label: t('email'), error: mistakeAt('email', mistakes, problem) }}
          defaultValue={typedAddress()}
          onChange={({ target }) => keepAddress(target.value)}
        />
        <div className="actions">
          <button type="submit" className="button" aria-disabled={busy}>
            {busy ? t('sending') : t('forgotten.submit')}
          </button>
          <Link className="link" href={paths.signIn(locale)}>
            {t('toSignIn')}
          </Link>
        </div>
      </form>
    </div>
  );
}
