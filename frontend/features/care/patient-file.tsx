'use client';

import { useTranslations } from 'next-intl';
import { useState, type ComponentType, type ReactNode } from 'react';
import { dayFrom, sayDay } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import type { Me } from '@/lib/session';
import { later } from '@/ui/later';
import type { Card, Profile, Seen } from './api';
import { Dangers } from './dangers';
import { Done } from './done';
import { Entries, type TermFieldProps } from './entries';
import { Heading } from './heading';
import { Measurements } from './measurements';
import { Opinions } from './opinions';
import { ageOn } from './rules';
import { Timeline } from './timeline';
import { Visits } from './visits';

const PreVisit = later(async () => (await import('./pre-visit')).PreVisit);

interface Props {
  locale: Locale;
  who: Card;
  file: Seen<Profile>;
  me: Me;
  moved: boolean;
  termField: ComponentType<TermFieldProps>;
  /** Counts what was changed here: the parts that are read apart are read again. */
  round: number;
  onChanged: () => void;
  /** Reads the file again, without a word. */
  onOutdated: () => void;
  documents?: ReactNode;
}

/** All of it on one page: what is dangerous, what is, what was. */
export function PatientFile(props: Props) {
  const { locale, who, file, me, moved, termField, round, onChanged, onOutdated, documents } =
    props;
  const t = useTranslations('care.file');
  const [done, setDone] = useState<string | null>(null);
  const takesCare = who.relation !== undefined;
  const editing = {
    locale,
    termField,
    patient: who.id,
    file,
    mayEdit: takesCare,
    onOutdated,
    onStart: () => setDone(null),
    onSaved: () => {
      setDone(t('saved'));
      onChanged();
    },
  };
  return (
    <div className="file">
      <Heading
        title={who.displayName ?? t('title')}
        tab={t('title')}
        moved={moved}
        back={{ href: paths.patients(locale), text: t('back') }}
      />
      <Identity locale={locale} who={who} profile={file.value} />
      {!takesCare && (
        <p className="card card--sand">
          <strong>{t('glass.title')}</strong> {t('glass.text')}
        </p>
      )}
      {done && <Done key={`${done}${round}`} said={done} />}
      <Dangers locale={locale} profile={file.value} />
      <div className="file__columns">
        <div className="file__column">
          <Entries section="conditions" {...editing} />
          <Entries section="medications" {...editing} />
          <Entries section="allergies" {...editing} />
          <Entries section="immunizations" {...editing} />
          <Notes profile={file.value} />
        </div>
        <div className="file__column">
          <Measurements {...editing} />
          {takesCare && (
            <>
              <PreVisit locale={locale} id={who.id} />
              <Visits
                locale={locale}
                id={who.id}
                round={round}
                onStart={() => setDone(null)}
                onWritten={() => {
                  setDone(t('written'));
                  onChanged();
                }}
              />
              {documents}
              <Opinions
                locale={locale}
                who={who}
                mayGive={me.permissions.includes('care.fitness-opinion')}
                round={round}
                onStart={() => setDone(null)}
                onDone={(said) => {
                  setDone(said);
                  onChanged();
                }}
              />
            </>
          )}
        </div>
      </div>
      {takesCare && <Timeline locale={locale} id={who.id} round={round} />}
    </div>
  );
}

function Identity({ locale, who, profile }: { locale: Locale; who: Card; profile: Profile }) {
  const t = useTranslations('care.file');
  const facts = [
    profile.birthDate &&
      t('born', {
        day: sayDay(profile.birthDate, locale),
        age: ageOn(profile.birthDate, dayFrom(new Date(), 0)),
      }),
    profile.sexAtBirth && t(`sex.${profile.sexAtBirth}`),
    profile.bloodGroup &&
      t(profile.bloodGroupVerified ? 'blood' : 'bloodUnverified', { group: profile.bloodGroup }),
  ].filter(Boolean);
  return (
    <p className="file__identity">
      {facts.length > 0 ? facts.join(' · ') : t('nothingSaid')}
      {who.relation === 'added' && <span className="tag">{t('added')}</span>}
      {who.hasLeft && <span className="tag tag--off">{t('hasLeft')}</span>}
    </p>
  );
}

function Notes({ profile }: { profile: Profile }) {
  const t = useTranslations('care.file');
  return profile.notes ? (
    <section className="part">
      <h2>{t('notes')}</h2>
      <p className="words">{profile.notes}</p>
    </section>
  ) : null;
}
