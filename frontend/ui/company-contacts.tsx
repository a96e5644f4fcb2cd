'use client';

import { ExternalLink, Phone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/locales';
import { dialled } from '@/lib/phones';

interface Contact {
  kind: 'nurse' | 'physician' | 'first_aiders' | 'teleconsultation' | 'number';
  name: string;
  phone?: string | null;
  url?: string | null;
  hours?: string | null;
  site?: string | null;
  country?: string | null;
}

interface Props {
  locale: Locale;
  contacts: Contact[];
  heading?: 'h2' | 'h4';
}

/** People whom the company names: who they are, when they answer, and a number to tap. */
export function CompanyContacts({ locale, contacts, heading: Title = 'h2' }: Props) {
  const t = useTranslations('ui.contacts');
  const countries = new Intl.DisplayNames(locale, { type: 'region' });
  if (contacts.length === 0) {
    return null;
  }
  return (
    <section className="stack">
      <Title>{t('title')}</Title>
      <ul className="plain">
        {contacts.map((one, n) => (
          <li key={n} className="contact">
            <span>
              <strong>{one.name}</strong>
              <span className="quiet">
                {[
                  t(`kind.${one.kind}`) !== one.name && t(`kind.${one.kind}`),
                  one.site,
                  one.country && countries.of(one.country),
                  one.hours,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <span className="contact__ways">
              {one.phone && (
                <a
                  className="button button--quiet"
                  href={`tel:${dialled(one.phone)}`}
                  aria-label={t('call', { name: one.name, phone: one.phone })}
                >
                  <Phone aria-hidden /> {one.phone}
                </a>
              )}
              {one.url && (
                <a
                  className="button button--quiet"
                  href={one.url}
                  rel="noreferrer"
                  aria-label={t('open', { name: one.name })}
                >
                  <ExternalLink aria-hidden /> {t('page')}
                </a>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
