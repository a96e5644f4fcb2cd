'use client';

import { Link } from '@/ui/link';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { assessments, type Assessment } from './api';
import { AssessmentTiles } from './assessment-tiles';

const SHOWN = 3;

/** A glance on the home page. Without an answer it shows nothing: the page has better to do. */
export function LatestAssessments({ locale }: { locale: Locale }) {
  const t = useTranslations('triage.history');
  const [latest, setLatest] = useState<Assessment[]>([]);
  useEffect(() => {
    let current = true;
    assessments({ limit: SHOWN })
      .then(({ items }) => current && setLatest(items.slice(0, SHOWN)))
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, []);
  if (latest.length === 0) {
    return null;
  }
  return (
    <section className="stack">
      <h2>{t('latest')}</h2>
      <AssessmentTiles locale={locale} items={latest} />
      <p>
        <Link href={paths.history(locale)}>{t('all')}</Link>
      </p>
    </section>
  );
}
