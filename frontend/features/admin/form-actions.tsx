'use client';

import { useTranslations } from 'next-intl';

interface Props {
  submit: string;
  busy: boolean;
  onCancel: () => void;
}

export function FormActions({ submit, busy, onCancel }: Props) {
  const t = useTranslations('admin');
  return (
    <div className="actions">
      <button type="submit" className="button" aria-disabled={busy}>
        {busy ? t('busy') : submit}
      </button>
      <button type="button" className="button button--quiet" onClick={onCancel}>
        {t('cancel')}
      </button>
    </div>
  );
}
