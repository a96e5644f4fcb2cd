'use client';

import { useTranslations } from 'next-intl';
import { useState, type ComponentType } from 'react';
import { sayDay, sayMoment } from '@/lib/dates';
import { fetchBy } from '@/lib/fetch-by';
import type { Locale } from '@/lib/locales';
import { Confirm } from '@/ui/confirm';
import { later } from '@/ui/later';
import { ProblemPanel } from '@/ui/problem-panel';
import { link, look, remove, type Document, type Seen } from './api';
import { canBeShown, saySize } from './rules';
import { Thumbnail } from './thumbnail';
import { useDoing } from './use-doing';

export interface PartProps {
  locale: Locale;
  document: Document;
  room: { largest: number; left: number };
  /** Something is different now; the words say what, if it is worth saying. */
  onChanged: (text?: string) => void;
}

const parts = {
  preview: later<PartProps>(async () => (await import('./preview')).Preview),
  share: later<PartProps>(async () => (await import('./share-part')).SharePart),
  accesses: later<PartProps>(async () => (await import('./accesses-part')).AccessesPart),
  edit: later<PartProps>(async () => (await import('./edit-part')).EditPart),
  versions: later<PartProps>(async () => (await import('./versions-part')).VersionsPart),
} satisfies Record<string, ComponentType<PartProps>>;

type PartName = keyof typeof parts;

/** One document, and one of its parts opened at a time. */
export function OneDocument(props: PartProps) {
  const t = useTranslations('documents.one');
  const { locale, document } = props;
  const [open, setOpen] = useState<PartName | null>(null);
  /** As it was when the question was asked: what was changed meanwhile is not deleted. */
  const [removing, setRemoving] = useState<Seen | null>(null);
  const fetching = useDoing();
  const removal = useDoing();
  const problem = fetching.problem ?? removal.problem;
  const names: PartName[] = [
    ...(canBeShown(document.type) ? (['preview'] as const) : []),
    'share',
    'accesses',
    'edit',
    'versions',
  ];
  const Open = open ? parts[open] : null;
  return (
    <>
      <Facts locale={locale} document={document} />
      {problem && <ProblemPanel problem={problem} />}
      <div className="actions">
        <button
          type="button"
          className="button button--quiet"
          aria-label={t('fetchNamed', { title: document.title })}
          aria-disabled={fetching.busy}
          onClick={() => void fetching.attempt(async () => fetchBy(await link(document.id)))}
        >
          {t('fetch')}
        </button>
        {names.map((name) => (
          <button
            key={name}
            type="button"
            className="link"
            aria-expanded={open === name}
            aria-label={t(`named.${name}`, { title: document.title })}
            onClick={() => setOpen(open === name ? null : name)}
          >
            {t(`part.${name}`)}
          </button>
        ))}
        <button
          type="button"
          className="link"
          aria-label={t('removeNamed', { title: document.title })}
          aria-disabled={removal.busy}
          onClick={() => void removal.attempt(async () => setRemoving(await look(document.id)))}
        >
          {t('remove')}
        </button>
      </div>
      {removing && (
        <Confirm
          title={t('removeTitle', { title: document.title })}
          yes={t('removeYes')}
          busy={removal.busy}
          onYes={() =>
            void removal
              .attempt(() => remove(removing))
              .then((gone) => {
                setRemoving(null);
                if (gone) {
                  props.onChanged(t('removed', { title: document.title }));
                }
              })
          }
          onNo={() => setRemoving(null)}
        >
          <p>{t('removeText')}</p>
        </Confirm>
      )}
      {Open && <Open {...props} />}
    </>
  );
}

function Facts({ locale, document }: { locale: Locale; document: Document }) {
  const t = useTranslations('documents');
  return (
    <div className="facts">
      <Thumbnail document={document} />
      <h3 className="name">
        <bdi>{document.title}</bdi>
      </h3>
      <p className="quiet">
        {t(`category.${document.category}`)} · <bdi>{document.fileName}</bdi> ·{' '}
        {saySize(document.size, locale)}
        <br />
        {t('one.at', { at: sayMoment(document.changedAt, locale) })}
        {document.expiresOn && (
          <>
            <br />
            {t('one.expires', { day: sayDay(document.expiresOn, locale) })}
          </>
        )}
      </p>
    </div>
  );
}
