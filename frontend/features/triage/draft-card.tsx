'use client';

import { PenLine } from 'lucide-react';
import { Link } from '@/ui/link';
import { useTranslations } from 'next-intl';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { useFoundDraft } from './use-draft';

export function DraftCard({ locale }: { locale: Locale }) {
  const t = useTranslations('triage.draft');
  const [draft, forget] = useFoundDraft();
  if (!draft || draft.done || !draft.danger) {
    return null;
  }
  return (
    <section className="card card--sand">
      <h2 className="with-icon">
        <PenLine aria-hidden /> {t('title')}
      </h2>
      <p>{t('text', { at: sayMoment(draft.startedAt, locale) })}</p>
      <div className="actions">
        <Link className="button" href={paths.triage(locale)}>
          {t('resume')}
        </Link>
        <button type="button" className="link" onClick={forget}>
          {t('discard')}
        </button>
      </div>
    </section>
  );
}
