'use client';

import type { InputHTMLAttributes } from 'react';

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  id: string;
  label: string;
  hint?: string;
  mistake?: string | undefined;
}

export function TextField({ id, label, hint, mistake, ...input }: Props) {
  const described = [hint && `${id}-hint`, mistake && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {mistake && (
        <p className="error-text" id={`${id}-error`}>
          {mistake}
        </p>
      )}
      <input
        className="input"
        id={id}
        aria-invalid={mistake ? true : undefined}
        aria-describedby={described || undefined}
        {...input}
      />
    </div>
  );
}
