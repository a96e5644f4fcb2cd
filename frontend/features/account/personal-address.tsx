'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState, type SubmitEvent } from 'react';
import type { Locale } from '@/lib/locales';
import { EmailField } from '@/ui/field';
import { PasswordField } from '@/ui/password-field';
import { ErrorSummary } from '@/ui/problem-panel';
import { askForAddress, personalAddress, removeAddress } from './api';
import { Loading, Part, type Said } from './part';
import { Refusal } from './refusal';
import { typed } from './typed';
import { useDoing } from './use-doing';
import { useLoaded } from './use-loaded';

/** Boxed, because "none" is an answer, too. */
const read = async () => ({ email: await personalAddress() });

interface Mistake {
  target: string;
  message: string;
}

export function PersonalAddress({ locale }: { locale: Locale }) {
  const t = useTranslations('account.address');
  const { data, problem, reload } = useLoaded(read);
  const [done, setDone] = useState<Said | null>(null);
  const page = { locale, title: t('title'), lead: t('lead') };
  if (!data) {
    return (
      <Part {...page}>
        <Loading problem={problem} retry={reload} />
      </Part>
    );
  }
  return (
    <Part {...page} done={done}>
      <p className="card">{data.email ? t('now', { email: data.email }) : t('none')}</p>
      <AddressForm
        title={data.email ? t('replace') : t('add')}
        asked={(email) => setDone({ text: t('asked', { email }) })}
      />
      {data.email && (
        <RemoveForm
          removed={async () => {
            await reload();
            setDone({ text: t('removed') });
          }}
        />
      )}
    </Part>
  );
}

function AddressForm({ title, asked }: { title: string; asked: (email: string) => void }) {
  const t = useTranslations('account.address');
  const doing = useDoing();
  const element = useRef<HTMLFormElement>(null);
  const [mistakes, setMistakes] = useState<Mistake[]>([]);

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const email = typed(form, 'email').trim();
    const password = typed(form, 'password');
    const found = [
      ...(email.includes('@') ? [] : [{ target: 'email', message: t('noEmail') }]),
      ...(password ? [] : [{ target: 'password', message: t('noPassword') }]),
    ];
    setMistakes(found);
    if (found.length > 0) {
      return;
    }
    if ((await doing.attempt(() => askForAddress(email, password))) === 'done') {
      element.current?.reset();
      asked(email);
    }
  }

  const errorOf = (target: string) =>
    mistakes.find((mistake) => mistake.target === target)?.message ??
    doing.problem?.errors?.find(({ field }) => field === target)?.message;

  return (
    <form className="card card--leaf stack" noValidate onSubmit={submit} ref={element}>
      <h2>{title}</h2>
      {mistakes.length > 0 && <ErrorSummary errors={mistakes} />}
      <Refusal problem={doing.problem} fields={{ email: 'email', password: 'password' }} />
      <EmailField
        words={{ id: 'email', label: t('email'), error: errorOf('email') }}
        autoComplete="email"
      />
      <PasswordField
        kind="current"
        words={{
          id: 'password',
          label: t('password'),
          hint: t('whyPassword'),
          error: errorOf('password'),
        }}
      />
      <div className="actions">
        <button type="submit" className="button" aria-disabled={doing.busy}>
          {t('send')}
        </button>
      </div>
    </form>
  );
}

function RemoveForm({ removed }: { removed: () => Promise<void> }) {
  const t = useTranslations('account.address');
  const doing = useDoing();
  const [missing, setMissing] = useState(false);

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = typed(new FormData(event.currentTarget), 'removal');
    setMissing(!password);
    if (!password) {
      document.getElementById('removal')?.focus();
      return;
    }
    if ((await doing.attempt(() => removeAddress(password))) === 'done') {
      await removed();
    }
  }

  return (
    <form className="card stack" noValidate onSubmit={submit}>
      <h2>{t('remove')}</h2>
      <p>{t('removeText')}</p>
      <Refusal problem={doing.problem} />
      <PasswordField
        kind="current"
        words={{
          id: 'removal',
          label: t('password'),
          error: missing ? t('noPassword') : undefined,
        }}
      />
      <div className="actions">
        <button type="submit" className="button button--quiet" aria-disabled={doing.busy}>
          {t('removeYes')}
        </button>
      </div>
    </form>
  );
}
