import { TextField, type FieldWords, type InputProps } from '@/ui/field';

/**
 * A code that is copied from elsewhere: spaces in it do no harm, and it is never sent before the
 * person says so.
 *
 * @param kind digits of an app, or letters and digits from paper
 */
export function CodeField({
  kind,
  ...field
}: { words: FieldWords; kind: 'digits' | 'letters' } & InputProps) {
  return kind === 'digits' ? (
    <TextField inputMode="numeric" autoComplete="one-time-code" {...code} {...field} />
  ) : (
    <TextField autoComplete="off" {...code} {...field} autoCapitalize="characters" />
  );
}

const code = { spellCheck: false, autoCapitalize: 'none', maxLength: 40 } as const;
