'use client';

import { useTranslations } from 'next-intl';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import type { FileAccess } from './api';
import { deedOf, purposeOf } from './deeds';

/** Who, what, why, when: the order in which people ask. */
export function OneAccess({ locale, access }: { locale: Locale; access: FileAccess }) {
  const t = useTranslations('accesses');
  const purpose = purposeOf(access);
  const who = access.by === 'person' ? (access.name ?? t('who.unknown')) : t(`who.${access.by}`);
  return (
    <li className="card access">
      <p className="access__who">{who}</p>
      <p>
        {t('sentence', { did: t(`did.${deedOf(access)}`), what: t(`what.${access.kind}`) })}
        {purpose && access.by === 'person' && (
          <>
            <br />
            {t(`why.${purpose}`)}
          </>
        )}
      </p>
      {access.reason && <p className="card card--sand">{t('reason', { reason: access.reason })}</p>}
      <p className="quiet">
        <time dateTime={access.at}>{sayMoment(access.at, locale)}</time>
      </p>
    </li>
  );
}
