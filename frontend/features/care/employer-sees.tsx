'use client';

import { Eye } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { dayOf, sayDay } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import type { Opinion } from './api';

interface Props {
  locale: Locale;
  name: string | undefined;
  opinion: Partial<Opinion>;
  on: string;
  /** Not released: nobody sees it yet. */
  draft?: boolean;
}

/** The opinion as the employer reads it: the fields of `ReleasedOpinion`, and nothing besides. */
export function EmployerSees({ locale, name, opinion, on, draft = false }: Props) {
  const t = useTranslations('care.opinion');
  return (
    <div className="employer-sees">
      <p className="employer-sees__title">
        <Eye aria-hidden /> {t(draft ? 'employerWouldSee' : 'employerSees')}
      </p>
      <dl>
        {name && (
          <div>
            <dt>{t('name')}</dt>
            <dd>{name}</dd>
          </div>
        )}
        <div>
          <dt>{t('outcomeLabel')}</dt>
          <dd>{opinion.outcome ? t(`outcome.${opinion.outcome}`) : '—'}</dd>
        </div>
        {opinion.arrangements && (
          <div>
            <dt>{t('arrangements')}</dt>
            <dd className="words">{opinion.arrangements}</dd>
          </div>
        )}
        <div>
          <dt>{t('on')}</dt>
          <dd>{sayDay(dayOf(on), locale)}</dd>
        </div>
        {opinion.validUntil && (
          <div>
            <dt>{t('validUntil')}</dt>
            <dd>{sayDay(opinion.validUntil, locale)}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}
