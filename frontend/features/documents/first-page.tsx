'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { picture, type Document } from './api';
import { useLoaded } from './use-loaded';

/** Of a PDF: drawn by the server, so that nothing of the file itself comes into the page. */
export function FirstPage({ document }: { document: Document }) {
  const t = useTranslations('documents.preview');
  const page = useLoaded(
    useCallback(async () => ({ drawn: await picture(document.id, 'preview') }), [document.id]),
  );
  if (page.problem) {
    return <ProblemPanel problem={page.problem} retry={() => void page.reload()} />;
  }
  if (!page.data) {
    return <Waiting />;
  }
  return page.data.drawn ? (
    <figure className="first-page">
      <img src={page.data.drawn} alt={t('firstPage', { title: document.title })} />
      <figcaption className="quiet">{t('onlyFirst')}</figcaption>
    </figure>
  ) : (
    <p>{t('none')}</p>
  );
}
