'use client';

import { ChevronRight, Scale } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Link } from '@/ui/link';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import type { Consents } from './api';

/** Where one stands, purpose by purpose; and what needs no consent, with the law that says so. */
export function ConsentList({ locale, all }: { locale: Locale; all: Consents }) {
  const t = useTranslations('consents');
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <p className="card card--sand">{t('free')}</p>
      <ul className="tiles">
        {all.items.map(({ purpose, state, text }) => (
          <li key={purpose}>
            <a className="tile" href={`#${purpose}`}>
              <span className="consent-name">{text.title}</span>
              <span className="consent-state">
                {t(`state.${state}`)} <ChevronRight aria-hidden />
              </span>
            </a>
          </li>
        ))}
      </ul>
      <section className="stack">
        <h2>{t('otherBases')}</h2>
        <p>{t('otherBasesText')}</p>
        {all.otherBases.map(({ id, title, article, explanation, objecting }) => (
          <article key={id} className="card">
            <h3 className="with-icon">
              <Scale aria-hidden /> {title}
            </h3>
            <p>{explanation}</p>
            <p>{objecting}</p>
            <p className="quiet">{article}</p>
          </article>
        ))}
      </section>
      <p>
        <Link href={paths.accesses(locale)}>{t('accesses')}</Link>
      </p>
    </div>
  );
}
