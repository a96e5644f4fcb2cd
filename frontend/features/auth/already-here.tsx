'use client';

import { useTranslations } from 'next-intl';

/** A full load: where one goes on to may be a page of another layout. */
export function AlreadyHere({ name, onward }: { name: string; onward: string }) {
  const t = useTranslations('signIn');
  return (
    <section className="card card--leaf stack">
      <h1>{t('title')}</h1>
      <p>{t('already', { name })}</p>
      <div className="actions">
        <a className="button" href={onward}>
          {t('continue')}
        </a>
      </div>
    </section>
  );
}
