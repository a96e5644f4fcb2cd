'use client';

import { Check, Copy, Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { asText } from './rules';
import { useCopied } from './use-copied';

/** Shown once: nobody, and no server, can show them again. */
export function CodesSheet({ codes, kept }: { codes: string[]; kept: () => unknown }) {
  const t = useTranslations('account.codes');
  const { copied, copy } = useCopied();
  return (
    <section className="card card--leaf stack sheet">
      <h2>{t('sheet')}</h2>
      <p>{t('once')}</p>
      <ol className="codes" translate="no">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <p className="quiet">{t('where')}</p>
      <div className="actions">
        <button type="button" className="button button--quiet" onClick={() => copy(asText(codes))}>
          {copied ? <Check aria-hidden /> : <Copy aria-hidden />} {t('copy')}
        </button>
        <button type="button" className="button button--quiet" onClick={() => print()}>
          <Printer aria-hidden /> {t('print')}
        </button>
        <button type="button" className="button" onClick={() => kept()}>
          {t('kept')}
        </button>
      </div>
      <p role="status" className="quiet">
        {copied ? t('copied') : ''}
      </p>
    </section>
  );
}
