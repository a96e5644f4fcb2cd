'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { link, type Document } from './api';
import { FirstPage } from './first-page';
import type { PartProps } from './one-document';
import { isPdf } from './rules';
import { useLoaded } from './use-loaded';

/** As far as a document can be shown in the page. */
export function Preview({ document }: PartProps) {
  return isPdf(document.type) ? <FirstPage document={document} /> : <Boxed document={document} />;
}

/** In a box without script, form or origin; the address opens it this one time. */
function Boxed({ document }: { document: Document }) {
  const t = useTranslations('documents.preview');
  const address = useLoaded(useCallback(() => link(document.id), [document.id]));
  if (address.problem) {
    return <ProblemPanel problem={address.problem} retry={() => void address.reload()} />;
  }
  return address.data ? (
    <iframe
      className="preview"
      sandbox=""
      src={address.data}
      title={t('title', { title: document.title })}
    />
  ) : (
    <Waiting />
  );
}
