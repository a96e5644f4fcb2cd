'use client';

import { useTranslations } from 'next-intl';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import type { FileAccess } from './api';
import { byLink, deedOf, purposeOf, roleOf } from './deeds';

/** Who, what, why, when: the order in which people ask. */
export function OneAccess({ locale, access }: { locale: Locale; access: FileAccess }) {
  const t = useTranslations('accesses');
  const purpose = purposeOf(access);
  const role = roleOf(access);
  const others = byLink(access) ? 'link' : access.by;
  const who = others === 'person' ? (access.name ?? t('who.unknown')) : t(`who.${others}`);
  return (
    <li className="card access">
      <p className="access__who">
        <bdi>{who}</bdi>
        {role && <span className="quiet"> · {t(`role.${role}`)}</span>}
      </p>
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
