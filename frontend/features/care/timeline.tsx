'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { useList } from '@/lib/use-list';
import { ProblemPanel } from '@/ui/problem-panel';
import { timeline, type TimelineItem } from './api';
import { PreVisitLines } from './pre-visit-lines';
import { called } from './rules';

/** Who changed what, and visits. Read when somebody opens it: it is rarely what one came for. */
export function Timeline({ locale, id, round }: { locale: Locale; id: string; round: number }) {
  const t = useTranslations('care.timeline');
  const [open, setOpen] = useState(false);
  return (
    <section className="part" aria-labelledby="timeline">
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <h2 id="timeline" className="part__summary">
            {t('title')}
          </h2>
        </summary>
        {open && <Items key={round} locale={locale} id={id} />}
      </details>
    </section>
  );
}

function Items({ locale, id }: { locale: Locale; id: string }) {
  const t = useTranslations('care.timeline');
  const { items, problem, retry, more } = useList(
    useCallback((cursor: string | null) => timeline(id, cursor), [id]),
  );
  return (
    <>
      {problem && <ProblemPanel problem={problem} retry={retry} />}
      <ol className="plain timeline">
        {items?.map((item) => (
          <li key={item.visit ?? item.questionnaire?.id ?? `v${item.version ?? ''}`}>
            <p className="quiet">
              {sayMoment(item.at, locale)}
              {item.byName && ` · ${item.byName}`}
            </p>
            <What item={item} />
          </li>
        ))}
      </ol>
      {more && (
        <button type="button" className="button button--quiet" onClick={more}>
          {t('more')}
        </button>
      )}
    </>
  );
}

function What({ item }: { item: TimelineItem }) {
  const t = useTranslations('care.timeline');
  const fields = useTranslations('care.field');
  const kinds = useTranslations('care.visits.kind');
  if (item.note) {
    return (
      <p>
        {t('visit', { kind: kinds(item.note.kind) })}{' '}
        <span className="words">{item.note.note}</span>
      </p>
    );
  }
  if (item.questionnaire) {
    return (
      <details>
        <summary>{t('questionnaire')}</summary>
        <PreVisitLines lines={item.questionnaire.lines} />
      </details>
    );
  }
  return (
    <>
      <ul>
        {item.changes?.map((change, place) => (
          <li key={place}>
            {t(change.kind, {
              field: fields.has(key(change.field)) ? fields(key(change.field)) : change.field,
            })}
            {(change.after ?? change.before) &&
              t('named', { name: called(change.after ?? change.before ?? {}) })}
          </li>
        ))}
      </ul>
      {item.reason && <p className="quiet">{t('reason', { words: item.reason })}</p>}
    </>
  );
}

type Field = Parameters<ReturnType<typeof useTranslations<'care.field'>>>[0];

/** `noneKnown.allergies` is a place in a tree to the words; here it is one word. */
const key = (field: string) => field.replace('.', '-') as Field;
