'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, useState, type SubmitEvent } from 'react';
import { TextField } from '@/ui/field';

/** As long as `PasskeyName` on the server takes. */
const LONGEST = 60;

export function RenameForm(props: {
  name: string;
  busy: boolean;
  rename: (name: string) => Promise<void>;
  close: () => void;
}) {
  const t = useTranslations('account.passkeys');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [empty, setEmpty] = useState(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = input.current?.value.trim() ?? '';
    setEmpty(name === '');
    if (name === '') {
      input.current?.focus();
      return;
    }
    void props.rename(name);
  }

  return (
    <form className="confirm stack" noValidate onSubmit={submit}>
      <TextField
        words={{
          id,
          label: t('name'),
          hint: t('nameHint'),
          error: empty ? t('noName') : undefined,
        }}
        ref={input}
        defaultValue={props.name}
        maxLength={LONGEST}
        autoComplete="off"
      />
      <div className="actions">
        <button type="submit" className="button" aria-disabled={props.busy}>
          {t('save')}
        </button>
        <button type="button" className="button button--quiet" onClick={props.close}>
          {t('leave')}
        </button>
      </div>
    </form>
  );
}
