'use client';

import { useTranslations } from 'next-intl';
import type { Words } from './policy-draft';
import { TextField } from './text-field';

interface Props {
  /** Of the server's field, without the language. */
  id: string;
  label: string;
  hint?: string;
  value: Words;
  wrong: Map<string, string>;
  lines?: boolean;
  onChange: (words: Words) => void;
}

/** The same words side by side in both languages. */
export function WordsFields({ id, label, hint, value, wrong, lines, onChange }: Props) {
  const t = useTranslations('admin.policyForm.in');
  return (
    <div className="two">
      {(['fr', 'en'] as const).map((language) => {
        const field = {
          id: `${id}.${language}`,
          label: t(language, { what: label }),
          ...(hint && { hint }),
          mistake: wrong.get(`${id}.${language}`),
          value: value[language],
          lang: language,
        };
        return lines ? (
          <Area
            key={language}
            {...field}
            onText={(text) => onChange({ ...value, [language]: text })}
          />
        ) : (
          <TextField
            key={language}
            {...field}
            autoComplete="off"
            maxLength={300}
            onChange={({ target }) => onChange({ ...value, [language]: target.value })}
          />
        );
      })}
    </div>
  );
}

interface AreaProps {
  id: string;
  label: string;
  hint?: string;
  mistake: string | undefined;
  value: string;
  lang: string;
  onText: (text: string) => void;
}

function Area({ id, label, hint, mistake, value, lang, onText }: AreaProps) {
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
      <textarea
        className="input"
        rows={3}
        id={id}
        lang={lang}
        value={value}
        aria-invalid={mistake ? true : undefined}
        aria-describedby={described || undefined}
        onChange={({ target }) => onText(target.value)}
      />
    </div>
  );
}
