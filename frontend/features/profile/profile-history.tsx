'use client';

import { ChevronLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { useList } from '@/lib/use-list';
import { Link } from '@/ui/link';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { history, SECTIONS, type Section } from './api';
import { nameOf } from './entries';
import './profile.css';

/** What was changed when, and by whom. */
export function ProfileHistory({ locale }: { locale: Locale }) {
  const t = useTranslations('profile');
  const { items, problem, retry, more } = useList(history);

  return (
    <div className="stack">
      <Link className="back" href={paths.file(locale, 'health')}>
        <ChevronLeft aria-hidden /> {t('health.title')}
      </Link>
      <h1>{t('history.title')}</h1>
      <p className="lead">{t('history.lead')}</p>
      {problem && <ProblemPanel problem={problem} retry={retry} />}
      {!items && !problem && <Waiting />}
      {items?.length === 0 && <p>{t('history.none')}</p>}
      {items?.map((version) => (
        <section className="card" key={version.version}>
          <h2>{sayMoment(version.at, locale)}</h2>
          <p className="quiet">
            {version.byName ? <bdi>{version.byName}</bdi> : t(`history.by.${version.source}`)}
          </p>
          {version.reason && <p>{t('history.reason', { words: version.reason })}</p>}
          <ul>
            {version.changes.map((change, place) => (
              // The changes of a version never change, so their places name them.
              <li key={place}>
                {t(`history.kind.${change.kind}`)}
                {' – '}
                <FieldName field={change.field} />
                {(change.after ?? change.before) &&
                  t('history.named', { name: nameOf(change.after ?? change.before ?? {}) })}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {more && (
        <button type="button" className="button button--quiet" onClick={more}>
          {t('history.more')}
        </button>
      )}
    </div>
  );
}

const PLAIN = [
  'birthDate',
  'sexAtBirth',
  'bloodGroup',
  'bloodGroupVerified',
  'pregnant',
  'dueOn',
  'notes',
] as const;

function FieldName({ field }: { field: string }) {
  const t = useTranslations('profile');
  const plain = PLAIN.find((one) => one === field);
  if (plain) {
    return t(`history.field.${plain}`);
  }
  const section = SECTIONS.find((one) => one === field.replace('noneKnown.', ''));
  if (!section) {
    return field;
  }
  return field.startsWith('noneKnown.')
    ? t('history.field.none', { section: t(`section.${section satisfies Section}`) })
    : t(`section.${section}`);
}
