'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState, type SubmitEvent } from 'react';
import type { Locale } from '@/lib/locales';
import { PasswordField } from '@/ui/password-field';
import { ErrorSummary } from '@/ui/problem-panel';
import { changePassword } from './api';
import { Part, type Said } from './part';
import { Refusal } from './refusal';
import { typed } from './typed';
import { useDoing } from './use-doing';

type Field = 'currentPassword' | 'newPassword';

export function ChangePassword({ locale }: { locale: Locale }) {
  const t = useTranslations('account.password');
  const doing = useDoing();
  const element = useRef<HTMLFormElement>(null);
  const [missing, setMissing] = useState<Field[]>([]);
  const [done, setDone] = useState<Said | null>(null);

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const of = (field: Field) => typed(form, field);
    const left = (['currentPassword', 'newPassword'] as const).filter((field) => of(field) === '');
    setMissing(left);
    setDone(null);
    if (left.length > 0) {
      return;
    }
    const outcome = await doing.attempt(() =>
      changePassword(of('currentPassword'), of('newPassword')),
    );
    if (outcome === 'done') {
      element.current?.reset();
      setDone({ text: t('changed') });
    }
  }

  const errorOf = (field: Field) =>
    missing.includes(field)
      ? t(`missing.${field}`)
      : doing.problem?.errors?.find((error) => error.field === field)?.message;

  return (
    <Part locale={locale} title={t('title')} lead={t('lead')} done={done}>
      {missing.length > 0 && (
        <ErrorSummary
          errors={missing.map((field) => ({ target: field, message: t(`missing.${field}`) }))}
        />
      )}
      <Refusal
        problem={doing.problem}
        fields={{ currentPassword: 'currentPassword', newPassword: 'newPassword' }}
      />
      <form className="card card--leaf stack" noValidate onSubmit={submit} ref={element}>
        <PasswordField
          kind="current"
          words={{
            id: 'currentPassword',
            label: t('current'),
            error: errorOf('currentPassword'),
          }}
        />
        <PasswordField
          kind="new"
          words={{
            id: 'newPassword',
            label: t('new'),
            hint: t('hint'),
            error: errorOf('newPassword'),
          }}
        />
        <div className="actions">
          <button type="submit" className="button" aria-disabled={doing.busy}>
            {doing.busy ? t('changing') : t('change')}
          </button>
        </div>
      </form>
    </Part>
  );
}
