'use client';

import { useTranslations } from 'next-intl';
import { PasswordField } from '@/ui/password-field';

/** Mirrors `auth.password.shortest` (backend/auth, AuthSettings.java); the server decides. */
const SHORTEST = 15;

/** The rules stand before the field, so that nobody has to find them out by being refused. */
export function NewPasswordField(props: { label: string; error: string | undefined }) {
  const t = useTranslations('mailedLinks.password');
  return (
    <PasswordField
      kind="new"
      words={{
        id: 'password',
        label: props.label,
        hint: t('rules', { shortest: SHORTEST }),
        error: props.error,
      }}
    />
  );
}
