'use client';

import { Link } from '@/ui/link';
import { useTranslations } from 'next-intl';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { accessToken, refresh } from '@/lib/session';
import { ErrorSummary } from '@/ui/problem-panel';
import { chooseNewPassword } from './api';
import { ByLink } from './by-link';
import { mistakeAt, typed, type Mistake } from './form-fields';
import { NewPasswordField } from './new-password-field';
import { Refusal } from './refusal';
import { SaidAndDone } from './said-and-done';
import { useSending } from './use-sending';

export function ResetPassword({ locale, intro }: { locale: Locale; intro: ReactNode }) {
  const t = useTranslations('mailedLinks');
  const { problem, busy, send } = useSending();
  const [mistakes, setMistakes] = useState<Mistake[]>([]);
  const [done, setDone] = useState(false);

  async function submit(event: SubmitEvent<HTMLFormElement>, token: string) {
    event.preventDefault();
    const password = typed(new FormData(event.currentTarget), 'password');
    setMistakes(password ? [] : [{ target: 'password', message: t('password.none') }]);
    if (password) {
      setDone(await send(() => chooseNewPassword(token, password).then(leave)));
    }
  }

  if (done) {
    return (
      <SaidAndDone title={t('reset.done')}>
        <p>{t('reset.doneText')}</p>
        <div className="actions">
          <Link className="button" href={paths.signIn(locale)}>
            {t('toSignIn')}
          </Link>
        </div>
      </SaidAndDone>
    );
  }
  const another = (
    <div className="actions">
      <Link className="button" href={paths.forgotPassword(locale)}>
        {t('reset.another')}
      </Link>
    </div>
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
            <NewPasswordField
              label={t('reset.password')}
              error={mistakeAt('password', mistakes, problem)}
            />
            <div className="actions">
              <button type="submit" className="button" aria-disabled={busy}>
                {busy ? t('sending') : t('reset.submit')}
              </button>
            </div>
          </form>
        </div>
      )}
    </ByLink>
  );
}

/** All sessions have ended, also that of this browser: it need not find out by being refused. */
async function leave(): Promise<void> {
  const before = await accessToken();
  if (before !== null) {
    await refresh(before);
  }
}
