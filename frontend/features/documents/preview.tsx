'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { link } from './api';
import type { PartProps } from './one-document';
import { useLoaded } from './use-loaded';

/** In a box without script, form or origin; the address opens it this one time. */
export function Preview({ document }: PartProps) {
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
