'use client';

import { Phone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';

/** Whom to talk to now. It stands beside the answers, and never in the way of them. */
export function SupportNote({ locale }: { locale: Locale }) {
  const t = useTranslations('questionnaire.support');
  return (
    <section className="card card--sand aside" aria-label={t('title')}>
      <p>
        <strong>{t('title')}</strong> {t('text')}
      </p>
      <div className="actions">
        <a className="button button--quiet" href="tel:3114">
          <Phone aria-hidden /> {t('call3114')}
        </a>
        <a className="button button--quiet" href="tel:112">
          <Phone aria-hidden /> {t('call112')}
        </a>
      </div>
      <p>
        {t('atWork')} <a href={paths.emergency(locale)}>{t('numbers')}</a>
      </p>
    </section>
  );
}
