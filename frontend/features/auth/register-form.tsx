'use client';

import { Link } from '@/ui/link';
import { useTranslations } from 'next-intl';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { isProblem } from '@/lib/problem';
import { EmailField, TextField } from '@/ui/field';
import { ErrorSummary } from '@/ui/problem-panel';
import { register } from './api';
import { mistakeAt, typed, type Mistake } from './form-fields';
import { NewPasswordField } from './new-password-field';
import { Refusal } from './refusal';
import { SaidAndDone } from './said-and-done';
import { keepAddress, typedAddress } from './typed-address';
import { useLinkToken } from './use-link-token';
import { useSending } from './use-sending';

const FIELDS = ['displayName', 'email', 'personalEmail', 'password'];

/** By invitation, or with an address of a company that lets its people come by themselves. */
export function RegisterForm({ locale, intro }: { locale: Locale; intro: ReactNode }) {
  const t = useTranslations('mailedLinks');
  const invitation = useLinkToken();
  const { problem, busy, send } = useSending();
  const [mistakes, setMistakes] = useState<Mistake[]>([]);
  const [sent, setSent] = useState(false);

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const displayName = typed(form, 'displayName').trim();
    const email = typed(form, 'email').trim();
    const personalEmail = typed(form, 'personalEmail').trim();
    const password = typed(form, 'password');
    const found = [
      ...(displayName ? [] : [{ target: 'displayName', message: t('register.noName') }]),
      ...(email.includes('@') ? [] : [{ target: 'email', message: t('noEmail') }]),
      ...(personalEmail === '' || personalEmail.includes('@')
        ? []
        : [{ target: 'personalEmail', message: t('noEmail') }]),
      ...(password ? [] : [{ target: 'password', message: t('password.none') }]),
    ];
    setMistakes(found);
    if (found.length === 0) {
      const wanted = {
        displayName,
        email,
        password,
        ...(personalEmail && { personalEmail }),
        ...(invitation && { invitation }),
      };
      setSent(await send(() => register(wanted)));
    }
  }

  const error = (target: string) => mistakeAt(target, mistakes, problem);
  const ended = problem !== null && isProblem(problem, 'auth/link-ended');
  return (
    <>
      {sent && (
        <SaidAndDone title={t('lookInMailbox')}>
          <p>{t('register.sent')}</p>
          <p>{t('register.keepPassword')}</p>
          <p className="quiet">{t('register.notThere')}</p>
          <div className="actions">
            <button type="button" className="button button--quiet" onClick={() => setSent(false)}>
              {t('again')}
            </button>
          </div>
        </SaidAndDone>
      )}
      {/* Hidden, not gone: a mistyped address is corrected without writing all of it again. */}
      <div className="stack" hidden={sent}>
        {intro}
        <p className="card card--sand">
          {invitation ? t('register.invited') : t('register.uninvited')}
        </p>
        {mistakes.length > 0 && <ErrorSummary errors={mistakes} />}
        {problem && mistakes.length === 0 && (
          <Refusal
            problem={problem}
            words={ended ? { title: t('link.ended'), text: t('register.ended') } : undefined}
            fields={FIELDS}
          />
        )}
        <form className="card card--leaf stack needs-script" noValidate onSubmit={submit}>
          <TextField
            words={{
              id: 'displayName',
              label: t('register.name'),
              hint: t('register.nameHint'),
              error: error('displayName'),
            }}
            autoComplete="name"
            maxLength={100}
          />
          <EmailField
            words={{
              id: 'email',
              label: t('email'),
              hint: invitation ? t('register.invitedAddress') : t('register.companyAddress'),
              error: error('email'),
            }}
            defaultValue={typedAddress()}
            onChange={({ target }) => keepAddress(target.value)}
          />
          <EmailField
            words={{
              id: 'personalEmail',
              label: t('register.own'),
              hint: t('register.ownHint'),
              error: error('personalEmail'),
            }}
            autoComplete="email"
          />
          <NewPasswordField label={t('register.password')} error={error('password')} />
          <div className="actions">
            <button type="submit" className="button" aria-disabled={busy}>
              {busy ? t('sending') : t('register.submit')}
            </button>
            <Link className="link" href={paths.signIn(locale)}>
              {t('register.have')}
            </Link>
          </div>
        </form>
      </div>
    </>
  );
}
