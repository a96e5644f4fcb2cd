'use client';

import { Copy, KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { Program } from './programs-api';

interface Props {
  program: Program;
  onKept: () => void;
}

/** The one time that a secret is seen. What is lost is not found again: another one is made. */
export function SecretCard({ program: { name, clientId, kind, secret }, onKept }: Props) {
  const t = useTranslations('admin.secret');
  const card = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  useEffect(() => card.current?.focus(), [secret]);

  function copy() {
    const copying = secret ? navigator.clipboard?.writeText(secret) : undefined;
    if (!copying) {
      setCopied('no');
      return;
    }
    copying.then(
      () => setCopied('yes'),
      () => setCopied('no'),
    );
  }

  return (
    <section className="card card--sand" aria-labelledby="secret" tabIndex={-1} ref={card}>
      <h2 className="with-icon" id="secret">
        <KeyRound aria-hidden /> {t('title', { name })}
      </h2>
      <p>{t('clientId')}</p>
      <p className="secret">{clientId}</p>
      {secret && (
        <>
          <p>
            <strong>{t('once')}</strong> {t('where')}
          </p>
          <p className="secret" data-testid="secret">
            {secret}
          </p>
          <p role="status">{copied && t(`copied.${copied}`)}</p>
        </>
      )}
      {!secret && <p>{kind === 'secret' ? t('lost') : t('needsNone')}</p>}
      <div className="actions">
        {secret && (
          <button type="button" className="button" onClick={copy}>
            <Copy aria-hidden /> {t('copy')}
          </button>
        )}
        <button type="button" className="button button--quiet" onClick={onKept}>
          {secret ? t('kept') : t('close')}
        </button>
      </div>
    </section>
  );
}
