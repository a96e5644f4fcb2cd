'use client';

import { KeyRound, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import type { Passkey } from './api';

export function PasskeyFacts({ locale, passkey }: { locale: Locale; passkey: Passkey }) {
  const t = useTranslations('account.passkeys');
  const { name, createdAt, lastUsedAt, suspectedAt, synced } = passkey;
  return (
    <>
      <h2 className="with-icon name">
        <KeyRound aria-hidden /> {name}
      </h2>
      {suspectedAt && (
        <p className="warning">
          <TriangleAlert aria-hidden />
          <span>{t('suspected', { at: sayMoment(suspectedAt, locale) })}</span>
        </p>
      )}
      <p className="quiet">
        {lastUsedAt ? t('lastUsed', { at: sayMoment(lastUsedAt, locale) }) : t('neverUsed')}
        <br />
        {t('created', { at: sayMoment(createdAt, locale) })}
        <br />
        {synced ? t('synced') : t('onOneDevice')}
      </p>
    </>
  );
}
