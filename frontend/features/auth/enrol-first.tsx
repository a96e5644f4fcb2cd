'use client';

import { ShieldCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';

/** The password was right, and a role demands more: nothing is open until it is set up. */
export function EnrolFirst({ locale }: { locale: Locale }) {
  const t = useTranslations('auth.enrol');
  return (
    <section className="card card--leaf stack">
      <h1 className="with-icon">
        <ShieldCheck aria-hidden /> {t('title')}
      </h1>
      <p>{t('text')}</p>
      <p className="quiet">{t('time')}</p>
      <div className="actions">
        <a className="button" href={paths.account(locale)}>
          {t('go')}
        </a>
      </div>
    </section>
  );
}
