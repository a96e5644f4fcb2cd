'use client';

import { useTranslations } from 'next-intl';
import { sayDay, sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { later } from '@/ui/later';
import type { HealthProfile } from './api';

/** More people look at it than change it. */
const BasicsForm = later(async () => (await import('./basics-form')).BasicsForm);

interface Props {
  locale: Locale;
  profile: HealthProfile;
  open: boolean;
  online: boolean;
  busy: boolean;
  onOpen: () => void;
  onTyped: () => void;
  onCancel: () => void;
  onSave: (profile: HealthProfile) => void;
}

/** What is no list: birth, sex, blood group, pregnancy, notes. */
export function BasicsPart(props: Props) {
  const { locale, profile, open, online, onOpen, ...form } = props;
  const t = useTranslations('profile.basics');
  const said = useTranslations('profile.entry');
  const by = profile.pregnancyProvenance;
  if (open) {
    return (
      <section className="card stack" aria-labelledby="basics">
        <h2 id="basics" tabIndex={-1}>
          {t('title')}
        </h2>
        <BasicsForm profile={profile} {...form} />
      </section>
    );
  }
  const pregnancy = profile.pregnant === undefined ? null : profile.pregnant ? 'yes' : 'no';
  return (
    <section className="card stack" aria-labelledby="basics">
      <h2 id="basics" tabIndex={-1}>
        {t('title')}
      </h2>
      <dl className="facts">
        <dt>{t('birthDate')}</dt>
        <dd>{profile.birthDate ? sayDay(profile.birthDate, locale) : t('unsaid')}</dd>
        <dt>{t('sex')}</dt>
        <dd>{profile.sexAtBirth ? t(`sexes.${profile.sexAtBirth}`) : t('unsaid')}</dd>
        <dt>{t('bloodGroup')}</dt>
        <dd>
          {profile.bloodGroup
            ? `${profile.bloodGroup} (${t(profile.bloodGroupVerified ? 'verified' : 'unverified')})`
            : t('unsaid')}
        </dd>
        {pregnancy && (
          <>
            <dt>{t('pregnant')}</dt>
            <dd>
              {t(`pregnancy.${pregnancy}`)}
              {by && (
                <span className="quiet">
                  {' '}
                  · {said(by.source, { on: sayMoment(by.at, locale) })}
                </span>
              )}
            </dd>
          </>
        )}
        {profile.dueOn && (
          <>
            <dt>{t('dueOn')}</dt>
            <dd>{sayDay(profile.dueOn, locale)}</dd>
          </>
        )}
      </dl>
      {profile.notes && <p className="notes">{profile.notes}</p>}
      {online && (
        <button type="button" className="link" onClick={onOpen}>
          {t('change')}
        </button>
      )}
    </section>
  );
}
