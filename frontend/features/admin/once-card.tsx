'use client';

import { Copy, KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, type ReactNode } from 'react';

interface Props {
  title: string;
  /** What stands here once; none if an earlier answer with it was lost, or there is none. */
  secret?: string | null | undefined;
  onKept: () => void;
  children: ReactNode;
}

/** The one time that a secret is seen. What is lost is not found again: another one is made. */
export function OnceCard({ title, secret, onKept, children }: Props) {
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
        <KeyRound aria-hidden /> {title}
      </h2>
      {children}
      {secret && (
        <>
          <p className="secret" data-testid="secret">
            {secret}
          </p>
          <p role="status">{copied && t(`copied.${copied}`)}</p>
        </>
      )}
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
