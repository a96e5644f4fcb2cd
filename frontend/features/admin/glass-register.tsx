'use client';

import { useTranslations } from 'next-intl';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { Waiting } from '@/ui/waiting';
import { glassOpenings } from './compliance-api';
import { Heading } from './heading';
import { More } from './more';
import { Refusal } from './refusal';
import { useList } from './use-list';

/** When files were opened in an emergency, by whom, and whether somebody looked into it. */
export function GlassRegister({ locale }: { locale: Locale }) {
  const t = useTranslations('admin.break-glass');
  const { items, fresh, problem, more, again } = useList(glassOpenings);
  return (
    <div className="stack">
      <Heading title={t('title')} lead={t('lead')} />
      {problem && <Refusal problem={problem} retry={again} />}
      {!items && !problem && <Waiting />}
      {items?.length === 0 && <p>{t('none')}</p>}
      <ul className="plain stack">
        {items?.map(({ id, actorName, at, reviewedAt }, index) => (
          <li className="card" key={id} id={`opening-${index}`} tabIndex={-1}>
            <strong>{actorName ?? t('somebody')}</strong>{' '}
            <span className="quiet">{sayMoment(at, locale)}</span>
            <p>
              {reviewedAt ? t('reviewed', { at: sayMoment(reviewedAt, locale) }) : t('waiting')}
            </p>
          </li>
        ))}
      </ul>
      <More of="opening" fresh={fresh} more={more} />
    </div>
  );
}
