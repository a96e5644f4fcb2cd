'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { described, Field, type FieldWords, type InputProps } from '@/ui/field';

/** Can be pasted into, filled by password managers, and read before it is sent. */
export function PasswordField({
  words,
  kind,
  ...input
}: { words: FieldWords; kind: 'current' | 'new' } & InputProps) {
  const t = useTranslations('ui');
  const [shown, setShown] = useState(false);
  return (
    <Field words={words}>
      <div className="password">
        <input
          className="input"
          {...described(words)}
          type={shown ? 'text' : 'password'}
          autoComplete={kind === 'new' ? 'new-password' : 'current-password'}
          spellCheck={false}
          autoCapitalize="none"
          {...input}
        />
        <button
          type="button"
          className="tool"
          aria-pressed={shown}
          aria-label={t('showPassword')}
          onClick={() => setShown(!shown)}
        >
          {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        </button>
      </div>
    </Field>
  );
}
