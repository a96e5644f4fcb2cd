'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { canUsePasskeys, PasskeyError, type PasskeyFailure } from '@/lib/passkeys';
import { addPasskey, type NewPasskey } from './api';
import { Refusal } from './refusal';
import { useDoing } from './use-doing';

export function AddPasskey({ added }: { added: (passkey: NewPasskey) => Promise<void> }) {
  const t = useTranslations('account.passkeys');
  const doing = useDoing();
  const [failure, setFailure] = useState<PasskeyFailure | null>(null);

  async function add() {
    setFailure(null);
    await doing.attempt(async () => {
      const made = await addPasskey().catch(noted);
      if (made) {
        await added(made);
      }
    });
  }

  /** What the device said is no refusal of the server. */
  function noted(error: unknown): null {
    if (!(error instanceof PasskeyError)) {
      throw error;
    }
    setFailure(error.failure);
    return null;
  }

  if (!canUsePasskeys()) {
    return <p>{t('failure.impossible')}</p>;
  }
  return (
    <>
      <Refusal problem={doing.problem} />
      {failure && (
        <p className="error-text" role="alert">
          {t(`failure.${failure}`)}
        </p>
      )}
      <button type="button" className="button" aria-disabled={doing.busy} onClick={add}>
        <Plus aria-hidden /> {doing.busy ? t('adding') : t('add')}
      </button>
    </>
  );
}
