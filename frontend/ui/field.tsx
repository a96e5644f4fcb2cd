import type { ComponentProps, ReactNode } from 'react';

export interface FieldWords {
  id: string;
  label: string;
  /** What to know before typing. */
  hint?: ReactNode;
  /** What is wrong with it, and what to do. */
  error?: string | undefined;
}

export type InputProps = Omit<ComponentProps<'input'>, 'id' | 'className'>;

/** What an input has to say of itself, so that its hint and its mistake are read out with it. */
export function described({ id, hint, error }: FieldWords) {
  const described = [...(hint ? [`${id}-hint`] : []), ...(error ? [`${id}-error`] : [])];
  return {
    id,
    name: id,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
  };
}

/** Label, hint and mistake around an input, in the order in which they are read. */
export function Field({ words, children }: { words: FieldWords; children: ReactNode }) {
  const { id, label, hint, error } = words;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="error-text" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

export function TextField({ words, ...input }: { words: FieldWords } & InputProps) {
  return (
    <Field words={words}>
      <input className="input" {...described(words)} {...input} />
    </Field>
  );
}

/** An address as one types it on a telephone: its own keyboard, no capital, no correction. */
export function EmailField({ words, ...input }: { words: FieldWords } & InputProps) {
  return (
    <TextField
      words={words}
      type="email"
      autoComplete="username"
      spellCheck={false}
      autoCapitalize="none"
      {...input}
    />
  );
}

/** Dates that were begun: to a form they read as none, and would take away what was there. */
export const halfTyped = (form: HTMLFormElement): string[] =>
  [...form.querySelectorAll<HTMLInputElement>('input[type="date"]')]
    .filter(({ validity }) => validity.badInput)
    .map(({ id }) => id);
