import type { ReactNode } from 'react';

interface Props {
  type: 'radio' | 'checkbox';
  name: string;
  value: string;
  id?: string;
  tone?: 'danger';
  checked?: boolean;
  defaultChecked?: boolean;
  onChange?: (checked: boolean) => void;
  children: ReactNode;
}

/** A radio or checkbox whose whole row can be touched. */
export function Choice({ tone, onChange, children, ...input }: Props) {
  return (
    <label className={tone ? `choice choice--${tone}` : 'choice'}>
      <input
        {...input}
        {...(onChange && { onChange: (event) => onChange(event.target.checked) })}
      />
      <span>{children}</span>
    </label>
  );
}
