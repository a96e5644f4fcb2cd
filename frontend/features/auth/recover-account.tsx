'use client';

import { Link } from '@/ui/link';
import { useTranslations } from 'next-intl';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { isProblem } from '@/lib/problem';
import { PasswordField } from '@/ui/password-field';
import { ErrorSummary } from '@/ui/problem-panel';
import { recoverAccount } from './api';
import { ByLink } from './by-link';
import { mistakeAt, typed, type Mistake } from './form-fields';
import { Refusal } from './refusal';
import { SaidAndDone } from './said-and-done';
import { useSending } from './use-sending';

/** Link and password together: neither alone removes what protects an account. */
export function RecoverAccount({ locale, intro }: { locale: Locale; intro: ReactNode }) {
  const t = useTranslations('mailedLinks');
  const { problem, busy, send } = useSending();
  const [mistakes, setMistakes] = useState<Mistake[]>([]);
  const [done, setDone] = useState(false);

  async function submit(event: SubmitEvent<HTMLFormElement>, token: string) {
    event.preventDefault();
    const password = typed(new FormData(event.currentTarget), 'password');
    setMistakes(password ? [] : [{ target: 'password', message: t('recover.noPassword') }]);
    if (password) {
      setDone(await send(() => recoverAccount(token, password)));
    }
  }

  const signIn = (
    <div className="actions">
      <Link className="button" href={paths.signIn(locale)}>
        {t('toSignIn')}
      </Link>
    </div>
  );
  if (done) {
    return (
      <SaidAndDone title={t('recover.done')}>
        <p>{t('recover.doneText')}</p>
        {signIn}
      </SaidAndDone>
    );
  }
  const wrong = problem && isProblem(problem, 'auth/wrong-password') ? problem.title : undefined;
  const another = (
    <>
      <p>{t('recover.another')}</p>
      {signIn}
    </>
  );
  return (
    <ByLink problem={problem} instead={another}>
      {(token) => (
        <div className="stack">
          {intro}
          {mistakes.length > 0 && <ErrorSummary errors={mistakes} />}
          {problem && mistakes.length === 0 && <Refusal problem={problem} fields={['password']} />}
          <form
            className="card card--leaf stack"
            noValidate
            onSubmit={(event) => submit(event, token)}
          >
            <PasswordField
              kind="current"
              words={{
                id: 'password',
                label: t('recover.password'),
                hint: t('recover.hint'),
                error: mistakeAt('password', mistakes, problem) ?? wrong,
              }}
            />
            <div className="actions">
              <button type="submit" className="button" aria-disabled={busy}>
                {busy ? t('sending') : t('recover.submit')}
              </button>
            </div>
          </form>
        </div>
      )}
    </ByLink>
  );
}
