'use client';

import { ChevronLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { later } from '@/ui/later';
import { Link } from '@/ui/link';
import { ProblemPanel } from '@/ui/problem-panel';
import { Said } from '@/ui/said';
import { Waiting } from '@/ui/waiting';
import { categories, type Category } from './api';
import { OneDocument } from './one-document';
import { saySize } from './rules';
import { useDocuments } from './use-documents';
import './documents.css';

/** Sending needs a library that only looking does not. */
const AddDocuments = later(async () => (await import('./add-documents')).AddDocuments);

/** One's own documents: how much room they take, how they are added, and each of them. */
export function DocumentsPage({ locale }: { locale: Locale }) {
  const t = useTranslations('documents');
  const [category, setCategory] = useState<Category>();
  const { items, room, problem, retry, more, again } = useDocuments(category);
  const [done, setDone] = useState<{ text: string } | null>(null);
  const limits = room && { largest: room.largest, left: room.allowed - room.used };

  function changed(text?: string) {
    again();
    if (text !== undefined) {
      setDone({ text });
    }
  }

  return (
    <div className="stack">
      <Link className="back" href={paths.file(locale)}>
        <ChevronLeft aria-hidden /> {t('back')}
      </Link>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <Said what={done} />
      {problem && <ProblemPanel problem={problem} retry={retry} />}
      {!items && !problem && <Waiting />}
      {items && room && limits && (
        <>
          <Room locale={locale} used={room.used} allowed={room.allowed} />
          <AddDocuments locale={locale} room={limits} onAdded={() => changed()} />
          <section className="stack" aria-labelledby="documents-list">
            <h2 id="documents-list">{t('list')}</h2>
            <Kinds chosen={category} onChoose={setCategory} />
            {items.length === 0 && <p>{t(category ? 'noneOfKind' : 'none')}</p>}
            <ul className="plain stack">
              {items.map((document) => (
                <li key={document.id} className="card stack">
                  <OneDocument
                    locale={locale}
                    document={document}
                    room={limits}
                    onChanged={changed}
                  />
                </li>
              ))}
            </ul>
            {more && (
              <button type="button" className="button button--quiet" onClick={more}>
                {t('more')}
              </button>
            )}
          </section>
        </>
      )}
    </div>
  );
}

function Room(props: { locale: Locale; used: number; allowed: number }) {
  const t = useTranslations('documents');
  const { locale, used, allowed } = props;
  return (
    <div className="room">
      <label htmlFor="documents-room">
        {t('room', { used: saySize(used, locale), allowed: saySize(allowed, locale) })}
      </label>
      <meter id="documents-room" min={0} max={allowed} high={allowed * 0.9} value={used} />
    </div>
  );
}

function Kinds(props: { chosen: Category | undefined; onChoose: (kind?: Category) => void }) {
  const t = useTranslations('documents');
  return (
    <div className="field">
      <label htmlFor="documents-kind">{t('show')}</label>
      <select
        id="documents-kind"
        className="input"
        value={props.chosen ?? ''}
        onChange={({ target }) => props.onChoose((target.value || undefined) as Category)}
      >
        <option value="">{t('all')}</option>
        {categories.map((one) => (
          <option key={one} value={one}>
            {t(`category.${one}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
