'use client';

import { KeyRound } from 'lucide-react';
import { Link } from '@/ui/link';
import { useTranslations } from 'next-intl';
import { useState, useSyncExternalStore, type SubmitEvent } from 'react';
import type { Locale } from '@/lib/locales';
import { canUsePasskeys } from '@/lib/passkeys';
import { paths } from '@/lib/paths';
import { useSession } from '@/lib/use-session';
import { useDemo } from '@/ui/demo-banner';
import { EmailField } from '@/ui/field';
import { PasswordField } from '@/ui/password-field';
import { ErrorSummary } from '@/ui/problem-panel';
import { CompanyWay } from './company-way';
import { mistakeAt, typed, type Mistake } from './form-fields';
import { SignInRefusal } from './sign-in-refusal';
import { keepAddress, typedAddress } from './typed-address';
import type { SignInFlow } from './use-sign-in';

/** A passkey, or an address and a password. */
export function FirstStep(props: { locale: Locale; signIn: SignInFlow; company: boolean }) {
  const { locale, signIn } = props;
  const t = useTranslations('signIn');
  const whenEnded = useTranslations('auth');
  const session = useSession();
  const demo = useDemo();
  const [mistakes, setMistakes] = useState<Mistake[]>([]);
  const { busy } = signIn;
  const { step, problem } = signIn.state;
  const refused = step.at === 'first' ? problem : null;

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const email = typed(form, 'email').trim();
    const password = typed(form, 'password');
    const found: Mistake[] = [
      ...(email.includes('@') ? [] : [{ target: 'email', message: t('noEmail') }]),
      ...(password ? [] : [{ target: 'password', message: t('noPassword') }]),
    ];
    setMistakes(found);
    if (found.length === 0) {
      void signIn.withPassword(email, password);
    }
  }

  /** What stands in the field is also what was typed before, on another page. */
  function addressOrMistake(): string | null {
    const email = typedAddress().trim();
    const found = email.includes('@') ? [] : [{ target: 'email', message: t('company.noEmail') }];
    setMistakes(found);
    return found.length === 0 ? email : null;
  }

  return (
    <>
      {session.state === 'anonymous' && session.expired && !refused && (
        <p className="card card--sand" role="status">
          {whenEnded('expired')}
        </p>
      )}
      {mistakes.length > 0 && <ErrorSummary errors={mistakes} />}
      {refused && mistakes.length === 0 && (
        <SignInRefusal problem={refused} fields={['email', 'password']} />
      )}
      <div className="card card--leaf stack needs-script">
        <PasskeyButton
          busy={busy}
          press={() => {
            setMistakes([]);
            void signIn.withPasskey();
          }}
        />
        <form className="stack" noValidate onSubmit={submit}>
          <EmailField
            words={{
              id: 'email',
              label: t('email'),
              error: mistakeAt('email', mistakes, refused),
            }}
            // Browsers that know passkeys list them here, too.
            autoComplete="username webauthn"
            defaultValue={typedAddress()}
            onChange={({ target }) => keepAddress(target.value)}
          />
          <PasswordField
            kind="current"
            words={{
              id: 'password',
              label: t('password'),
              error: mistakeAt('password', mistakes, refused),
            }}
          />
          <div className="actions">
            <button type="submit" className="button" aria-disabled={busy}>
              {busy ? t('submitting') : t('submit')}
            </button>
            <Link className="link" href={paths.forgotPassword(locale)}>
              {t('forgotten')}
            </Link>
          </div>
        </form>
        {props.company && (
          <>
            <p className="divider">{t('or')}</p>
            <CompanyWay busy={busy} address={addressOrMistake} />
          </>
        )}
      </div>
      <p>
        {t('newHere')} <Link href={paths.register(locale)}>{t('register')}</Link>
      </p>
      {demo && (
        <aside className="card card--sand" aria-labelledby="demo-accounts">
          <h2 id="demo-accounts">{t('demo.title')}</h2>
          <p>{t('demo.text')}</p>
        </aside>
      )}
    </>
  );
}

const never = () => () => undefined;

function PasskeyButton({ busy, press }: { busy: boolean; press: () => void }) {
  const t = useTranslations('signIn');
  const usable = useSyncExternalStore(never, canUsePasskeys, () => true);
  return usable ? (
    <>
      <div className="field">
        <button
          type="button"
          className="button button--quiet button--wide"
          aria-disabled={busy}
          aria-describedby="passkey-hint"
          onClick={press}
        >
          <KeyRound aria-hidden /> {t('passkey.use')}
        </button>
        <p className="hint" id="passkey-hint">
          {t('passkey.hint')}
        </p>
      </div>
      <p className="divider">{t('or')}</p>
    </>
  ) : null;
}
