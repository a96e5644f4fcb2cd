'use client';

import { useTranslations } from 'next-intl';
import { OnceCard } from './once-card';
import type { Program } from './programs-api';

interface Props {
  program: Program;
  onKept: () => void;
}

/** What a program needs in order to come in. */
export function SecretCard({ program: { name, clientId, kind, secret }, onKept }: Props) {
  const t = useTranslations('admin.secret');
  return (
    <OnceCard title={t('title', { name })} secret={secret} onKept={onKept}>
      <p>{t('clientId')}</p>
      <p className="secret">{clientId}</p>
      {secret && (
        <p>
          <strong>{t('once')}</strong> {t('where')}
        </p>
      )}
      {!secret && <p>{kind === 'secret' ? t('lost') : t('needsNone')}</p>}
    </OnceCard>
  );
}
