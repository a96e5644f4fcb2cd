'use client';

import { KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, useState, type SubmitEvent } from 'react';
import { canUsePasskeys, PasskeyError } from '@/lib/passkeys';
import { kindOf, problemOf, type Problem } from '@/lib/problem';
import { methodsSetUp, proveBy, proveByPasskey, waysOf, type Way } from '@/lib/prove-again';
import { Waiting } from './waiting';

type Refused = { problem: Problem } | { passkey: true };

/** Asks for the best proof that this account and this browser have; another one is a tap away. */
export function StepUpForm({ done }: { done: (proven: true) => void }) {
  const t = useTranslations('ui.stepUp');
  const [ways, setWays] = useState<Way[] | null>(null);
  const [way, setWay] = useState<Way | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    let current = true;
    methodsSetUp()
      .then((methods) => {
        const found = waysOf(methods, canUsePasskeys());
        if (current) {
          setWays(found);
          setWay(found[0] ?? null);
        }
      })
      .catch((error: unknown) => current && setRefused({ problem: problemOf(error) }));
    return () => {
      current = false;
    };
  }, []);

  async function attempt(proof: () => Promise<void>) {
    if (busy) {
      return;
    }
    setBusy(true);
    setRefused(null);
    try {
      await proof();
      done(true);
    } catch (error) {
      setRefused(error instanceof PasskeyError ? { passkey: true } : { problem: problemOf(error) });
      setBusy(false);
    }
  }

  return (
    <>
      {refused && <WhyNot refused={refused} />}
      {!ways && !refused && <Waiting />}
      {ways?.length === 0 && <p>{t('elsewhere')}</p>}
      {way === 'passkey' && <ByPasskey busy={busy} prove={() => attempt(proveByPasskey)} />}
      {(way === 'code' || way === 'password') && (
        <ByTyping
          key={way}
          way={way}
          busy={busy}
          prove={(typed) => attempt(async () => proveBy(proofOf(way, typed)))}
        />
      )}
      {way === 'password' && <p className="quiet">{t('noPassword')}</p>}
      <div className="actions">
        {ways
          ?.filter((other) => other !== way)
          .map((other) => (
            <button
              key={other}
              type="button"
              className="link"
              onClick={() => {
                setRefused(null);
                setWay(other);
              }}
            >
              {t(`instead.${other}`)}
            </button>
          ))}
      </div>
    </>
  );
}

const proofOf = (way: 'code' | 'password', typed: string) =>
  way === 'code' ? { code: typed.trim() } : { password: typed };

function ByPasskey({ busy, prove }: { busy: boolean; prove: () => Promise<void> }) {
  const t = useTranslations('ui.stepUp');
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <>
      <p>{t('passkeyHint')}</p>
      <button type="button" className="button" aria-disabled={busy} ref={button} onClick={prove}>
        <KeyRound aria-hidden /> {t('passkey')}
      </button>
    </>
  );
}

function ByTyping(props: {
  way: 'code' | 'password';
  busy: boolean;
  prove: (typed: string) => Promise<void>;
}) {
  const t = useTranslations('ui.stepUp');
  const { way, busy, prove } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = input.current?.value ?? '';
    if (typed.trim() === '') {
      input.current?.focus();
      return;
    }
    void prove(typed);
  }

  return (
    <form className="stack" noValidate onSubmit={submit}>
      <div className="field">
        <label htmlFor={id}>{t(`${way}.label`)}</label>
        {way === 'code' && (
          <p className="hint" id={`${id}-hint`}>
            {t('code.hint')}
          </p>
        )}
        <input
          className="input"
          id={id}
          ref={input}
          type={way === 'code' ? 'text' : 'password'}
          autoComplete={way === 'code' ? 'one-time-code' : 'current-password'}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={way === 'code' ? 40 : 1024}
          required
          aria-describedby={way === 'code' ? `${id}-hint` : undefined}
        />
      </div>
      <button type="submit" className="button" aria-disabled={busy}>
        {busy ? t('checking') : t('confirm')}
      </button>
    </form>
  );
}

function WhyNot({ refused }: { refused: Refused }) {
  const t = useTranslations('ui');
  const text =
    'passkey' in refused
      ? t('stepUp.passkeyEnded')
      : (refused.problem.detail ?? t(`problem.${kindOf(refused.problem)}.text`));
  return (
    <p className="error-text" role="alert">
      {text}
    </p>
  );
}
