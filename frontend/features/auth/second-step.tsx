'use client';

import { ChevronLeft, KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { isProblem } from '@/lib/problem';
import { CodeField } from '@/ui/code-field';
import { ErrorSummary } from '@/ui/problem-panel';
import { mailCode } from './api';
import { typed, type Mistake } from './form-fields';
import { SignInRefusal } from './sign-in-refusal';
import type { Step, Way } from './sign-in-steps';
import { useSending } from './use-sending';
import type { SignInFlow } from './use-sign-in';

type Second = Extract<Step, { at: 'second' }>;

/** The password was right; now what only the person has. */
export function SecondStep({ step, signIn }: { step: Second; signIn: SignInFlow }) {
  const t = useTranslations('signIn.second');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div>
      <button type="button" className="back" onClick={signIn.beginAgain}>
        <ChevronLeft aria-hidden /> {t('beginAgain')}
      </button>
      <div className="stack">
        <h1 ref={heading} tabIndex={-1}>
          {t(`${step.way}.title`)}
        </h1>
        <p className="lead">{t(`${step.way}.lead`)}</p>
        {step.way === 'passkey' && <ByPasskey signIn={signIn} />}
        {step.way === 'mail' && <ByMail challenge={step.challenge} signIn={signIn} />}
        {(step.way === 'app' || step.way === 'recovery') && (
          <ByCode way={step.way} challenge={step.challenge} signIn={signIn} />
        )}
        <ul className="plain">
          {step.ways
            .filter((other) => other !== step.way)
            .map((other) => (
              <li key={other}>
                <button type="button" className="link" onClick={() => signIn.choose(other)}>
                  {t(`${other}.instead`)}
                </button>
              </li>
            ))}
        </ul>
        <p className="quiet">{t('lost')}</p>
      </div>
    </div>
  );
}

function ByPasskey({ signIn }: { signIn: SignInFlow }) {
  const t = useTranslations('signIn');
  const { busy, state } = signIn;
  return (
    <>
      {state.problem && <SignInRefusal problem={state.problem} />}
      <button
        type="button"
        className="button button--wide"
        aria-disabled={busy}
        onClick={() => void signIn.withPasskey()}
      >
        <KeyRound aria-hidden /> {busy ? t('submitting') : t('passkey.use')}
      </button>
    </>
  );
}

/** A mail is sent when it is asked for; where it goes is nothing that this page may say. */
function ByMail({ challenge, signIn }: { challenge: string; signIn: SignInFlow }) {
  const t = useTranslations('signIn.second.mail');
  const { busy, problem, send } = useSending();
  const [sent, setSent] = useState(0);

  async function mail() {
    if (await send(() => mailCode(challenge))) {
      setSent(sent + 1);
    }
  }

  return (
    <>
      {problem && <SignInRefusal problem={problem} />}
      <div role="status">{sent > 0 && <p key={sent}>{t(sent > 1 ? 'sentAgain' : 'sent')}</p>}</div>
      {sent > 0 && <ByCode way="mail" challenge={challenge} signIn={signIn} />}
      <button
        type="button"
        className={sent > 0 ? 'link' : 'button button--wide'}
        aria-disabled={busy}
        onClick={() => void mail()}
      >
        {t(sent > 0 ? 'again' : 'send')}
      </button>
    </>
  );
}

function ByCode(props: { way: Exclude<Way, 'passkey'>; challenge: string; signIn: SignInFlow }) {
  const t = useTranslations('signIn.second');
  const { way, challenge, signIn } = props;
  const { busy } = signIn;
  const { problem } = signIn.state;
  const [mistakes, setMistakes] = useState<Mistake[]>([]);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = typed(new FormData(event.currentTarget), 'code').trim();
    setMistakes(code ? [] : [{ target: 'code', message: t(`${way}.none`) }]);
    if (code) {
      void signIn.withCode(challenge, code);
    }
  }

  const wrong = problem && isProblem(problem, 'auth/wrong-code') ? problem.title : undefined;
  return (
    <>
      {mistakes.length > 0 && <ErrorSummary errors={mistakes} />}
      {problem && mistakes.length === 0 && <SignInRefusal problem={problem} fields={['code']} />}
      <form className="card card--leaf stack" noValidate onSubmit={submit}>
        <CodeField
          kind={way === 'recovery' ? 'letters' : 'digits'}
          words={{
            id: 'code',
            label: t(`${way}.label`),
            hint: t(`${way}.hint`),
            error: mistakes[0]?.message ?? wrong,
          }}
        />
        <div className="actions">
          <button type="submit" className="button" aria-disabled={busy}>
            {busy ? t('checking') : t('submit')}
          </button>
        </div>
      </form>
    </>
  );
}
