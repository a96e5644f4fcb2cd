'use client';

interface Props {
  id: string;
  label: string;
  /** What choosing nothing means. */
  all: string;
  options: [value: string, text: string][];
  value: string;
  onChange: (value: string) => void;
}

export function SelectField({ id, label, all, options, value, onChange }: Props) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        className="input"
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{all}</option>
        {options.map(([code, text]) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
