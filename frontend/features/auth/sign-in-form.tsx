'use client';

import { Eye, EyeOff } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, type SubmitEvent } from 'react';
import type { Locale } from '@/lib/locales';
import { paths, safeReturn } from '@/lib/paths';
import { problemOf, type Problem } from '@/lib/problem';
import { signIn } from '@/lib/session';
import { useSession } from '@/lib/use-session';
import { useDemo } from '@/ui/demo-banner';
import { ErrorSummary, ProblemPanel } from '@/ui/problem-panel';

interface Mistake {
  target: 'email' | 'password';
  message: string;
}

export function SignInForm({ locale }: { locale: Locale }) {
  const t = useTranslations('auth');
  const session = useSession();
  const router = useRouter();
  const demo = useDemo();
  const [mistakes, setMistakes] = useState<Mistake[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState(false);

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const email = field(form, 'email').trim();
    const password = field(form, 'password');
    const found: Mistake[] = [
      ...(email.includes('@') ? [] : [{ target: 'email' as const, message: t('noEmail') }]),
      ...(password ? [] : [{ target: 'password' as const, message: t('noPassword') }]),
    ];
    setMistakes(found);
    setProblem(null);
    if (found.length > 0 || busy) {
      return;
    }
    setBusy(true);
    try {
      await signIn(email, password);
      router.replace(safeReturn(returnAddress(), locale));
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  }

  if (session.state === 'signed-in' && !busy) {
    return (
      <div className="card stack">
        <p>{t('already', { name: session.me.displayName })}</p>
        <Link className="button" href={paths.home(locale)} prefetch={false}>
          {t('continue')}
        </Link>
      </div>
    );
  }

  const messageFor = (target: Mistake['target']) =>
    mistakes.find((mistake) => mistake.target === target)?.message;

  return (
    <>
      {session.state === 'anonymous' && session.expired && !problem && (
        <p className="card card--sand" role="status">
          {t('expired')}
        </p>
      )}
      {mistakes.length > 0 && <ErrorSummary errors={mistakes} />}
      {problem && <Refusal problem={problem} />}
      <form className="card card--leaf stack needs-script" noValidate onSubmit={submit}>
        <div className="field">
          <label htmlFor="email">{t('email')}</label>
          <FieldError id="email-error" message={messageFor('email')} />
          <input
            className="input"
            id="email"
            name="email"
            type="email"
            autoComplete="username"
            spellCheck={false}
            autoCapitalize="none"
            aria-invalid={messageFor('email') ? true : undefined}
            aria-describedby={messageFor('email') ? 'email-error' : undefined}
          />
        </div>
        <div className="field">
          <label htmlFor="password">{t('password')}</label>
          <FieldError id="password-error" message={messageFor('password')} />
          <div className="password">
            <input
              className="input"
              id="password"
              name="password"
              type={shown ? 'text' : 'password'}
              autoComplete="current-password"
              spellCheck={false}
              autoCapitalize="none"
              aria-invalid={messageFor('password') ? true : undefined}
              aria-describedby={messageFor('password') ? 'password-error' : undefined}
            />
            <button
              type="button"
              className="tool"
              aria-pressed={shown}
              aria-label={t('show')}
              onClick={() => setShown(!shown)}
            >
              {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
            </button>
          </div>
        </div>
        <div className="actions">
          <button type="submit" className="button" aria-disabled={busy}>
            {busy ? t('submitting') : t('submit')}
          </button>
        </div>
      </form>
      {demo && (
        <aside className="card card--sand" aria-labelledby="demo-accounts">
          <h2 id="demo-accounts">{t('demo.title')}</h2>
          <p>{t('demo.text')}</p>
        </aside>
      )}
    </>
  );
}

function FieldError(props: { id: string; message: string | undefined }) {
  return props.message ? (
    <p className="error-text" id={props.id}>
      {props.message}
    </p>
  ) : null;
}

/** A wrong password is not an expired session, though both are a 401. */
function Refusal({ problem }: { problem: Problem }) {
  const t = useTranslations('auth');
  if (problem.type.endsWith('/second-factor-required')) {
    return <ProblemPanel problem={{ ...problem, status: 400, detail: t('secondFactor') }} />;
  }
  if (problem.status === 401) {
    return (
      <ProblemPanel problem={{ ...problem, status: 400, detail: t('wrong') }}>
        <p>{t('wrongHint')}</p>
      </ProblemPanel>
    );
  }
  return <ProblemPanel problem={problem} fields={{ email: 'email', password: 'password' }} />;
}

function field(form: FormData, name: Mistake['target']): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** After the `#`, so that no server learns where somebody was going. */
function returnAddress(): string | null {
  return new URLSearchParams(location.hash.slice(1)).get('next');
}
