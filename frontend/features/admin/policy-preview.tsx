'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Locale } from '@/lib/locales';
import { CompanyContacts } from '@/ui/company-contacts';
import { WithPhones } from '@/ui/with-phones';
import type { Site } from './places-api';
import type { Card } from './policy-api';
import { SelectField } from './select-field';

interface Props {
  locale: Locale;
  sites: Site[];
  busy: boolean;
  /** Of what was last asked for; null before. */
  cards: Card[] | null;
  onAsk: (language: Locale, site: string) => void;
}

/** What an employee would read, before anything is saved. */
export function PolicyPreview({ locale, sites, busy, cards, onAsk }: Props) {
  const t = useTranslations('admin.policyForm.preview');
  const level = useTranslations('admin.policyForm.urgency');
  const [language, setLanguage] = useState<Locale>(locale);
  const [site, setSite] = useState('');
  return (
    <section className="stack">
      <h2>{t('title')}</h2>
      <p>{t('text')}</p>
      <div className="two">
        <div className="field">
          <label htmlFor="preview-language">{t('language')}</label>
          <select
            className="input"
            id="preview-language"
            value={language}
            onChange={({ target }) => setLanguage(target.value as Locale)}
          >
            <option value="fr">Français</option>
            <option value="en">English</option>
          </select>
        </div>
        <SelectField
          id="preview-site"
          label={t('site')}
          all={t('unknown')}
          options={sites.map(({ id, name }) => [id, name])}
          value={site}
          onChange={setSite}
        />
      </div>
      <div className="actions">
        <button
          type="button"
          className="button button--quiet"
          aria-disabled={busy}
          onClick={() => onAsk(language, site)}
        >
          {t('show')}
        </button>
      </div>
      <div role="status" className="stack">
        {cards?.map((card) => (
          <article key={card.urgency} className="card stack">
            <h3>{level(card.urgency)}</h3>
            <p lang={language}>
              <WithPhones text={card.route} />
            </p>
            {card.advice.length > 0 && (
              <ul lang={language}>
                {card.advice.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
            <CompanyContacts locale={locale} contacts={card.contacts} heading="h4" />
          </article>
        ))}
      </div>
    </section>
  );
}
