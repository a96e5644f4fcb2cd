'use client';

interface Props {
  id: string;
  label: string;
  hint: string;
  mistake?: string | undefined;
  value: string;
  onChange: (text: string) => void;
}

/** Several things, one a line. */
export function LinesField({ id, label, hint, mistake, value, onChange }: Props) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
      {mistake && (
        <p className="error-text" id={`${id}-error`}>
          {mistake}
        </p>
      )}
      <textarea
        className="input lines"
        id={id}
        value={value}
        spellCheck={false}
        autoCapitalize="none"
        aria-invalid={mistake ? true : undefined}
        aria-describedby={mistake ? `${id}-hint ${id}-error` : `${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
