'use client';

import { ChevronLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { Link } from '@/ui/link';
import { Archives } from './archives';
import { Erase } from './erase';
import { WhatIsKept } from './what-is-kept';
import './rights.css';

/** What the law gives a person: a copy, to know what is kept and why, and to have it erased. */
export function Rights({ locale }: { locale: Locale }) {
  const t = useTranslations('rights');
  return (
    <div className="stack">
      <Link className="back" href={paths.file(locale)}>
        <ChevronLeft aria-hidden /> {t('back')}
      </Link>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <Archives locale={locale} />
      <WhatIsKept />
      <Erase locale={locale} />
      <p>
        <Link href={paths.file(locale, 'requests')}>{t('requestsLink')}</Link>
      </p>
      <p>
        <Link href={paths.accesses(locale)}>{t('accesses')}</Link>
      </p>
    </div>
  );
}
