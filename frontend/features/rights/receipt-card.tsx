'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { saveFile } from '@/lib/save-file';

/** Shown once: by it the certificate is had after there is no account any more. */
export function ReceiptCard({ locale, receipt }: { locale: Locale; receipt: string }) {
  const t = useTranslations('rights.receipt');

  function save() {
    const where = new URL(paths.certificate(locale), location.origin).href;
    const text = `${t('fileText')}\n\n${where}\n\n${receipt}\n`;
    saveFile(new Blob([text], { type: 'text/plain' }), t('file'));
  }

  return (
    <div className="card card--brand stack">
      <h3>{t('title')}</h3>
      <p>{t('text')}</p>
      <p className="rights-receipt">
        <code>{receipt}</code>
      </p>
      <div className="actions">
        <button type="button" className="button" onClick={save}>
          <Download aria-hidden /> {t('save')}
        </button>
      </div>
    </div>
  );
}
