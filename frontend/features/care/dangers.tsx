'use client';

import { Baby, Droplets, HeartPulse, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { sayDay } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import type { Profile } from './api';
import { called, dangers, unassessed, unsaid, type Danger } from './rules';

const icons = {
  allergy: TriangleAlert,
  anticoagulant: Droplets,
  pregnancy: Baby,
  implant: HeartPulse,
};

/** What has to be known before anything is done. */
export function Dangers({ locale, profile }: { locale: Locale; profile: Profile }) {
  const t = useTranslations('care.danger');
  const found = dangers(profile);
  const unclear = unassessed(profile);
  const silent = unsaid(profile);
  const calm = found.length === 0 && unclear.length === 0 && silent.length === 0;
  return (
    <section className="dangers" aria-labelledby="dangers">
      <h2 id="dangers">{t('title')}</h2>
      {calm && <p>{t('none')}</p>}
      {found.length > 0 && (
        <ul className="plain">
          {found.map((danger) => {
            const Icon = icons[danger.kind];
            return (
              <li key={danger.kind === 'pregnancy' ? 'pregnancy' : danger.entry.id}>
                <Icon aria-hidden />
                <span>
                  <span className="dangers__kind">{t(danger.kind)}</span>{' '}
                  <Said danger={danger} locale={locale} />
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {unclear.length > 0 && (
        <p className="dangers__unknown">
          {t('unassessed', { names: unclear.map(called).join(', ') })}
        </p>
      )}
      {silent.map((list) => (
        <p className="dangers__unknown" key={list}>
          {t(`unsaid.${list}`)}
        </p>
      ))}
    </section>
  );
}

function Said({ danger, locale }: { danger: Danger; locale: Locale }) {
  const t = useTranslations('care.danger');
  const by = useTranslations('care.entry.source');
  if (danger.kind === 'pregnancy') {
    const due = danger.dueOn && t('due', { day: sayDay(danger.dueOn, locale) });
    return <>{[due, by(danger.source)].filter(Boolean).join(' · ')}</>;
  }
  const { reaction, dose } = danger.entry;
  return (
    <>
      <strong>{called(danger.entry)}</strong>
      {(reaction ?? dose) && ` – ${reaction ?? dose ?? ''}`}
    </>
  );
}
