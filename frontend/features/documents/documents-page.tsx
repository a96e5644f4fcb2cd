'use client';

import { ChevronLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { later } from '@/ui/later';
import { Link } from '@/ui/link';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { categories, type Category } from './api';
import { OneDocument } from './one-document';
import { saySize } from './rules';
import { useList } from './use-list';
import './documents.css';

/** Sending needs a library that only looking does not. */
const AddDocuments = later(async () => (await import('./add-documents')).AddDocuments);

/** One's own documents: how much room they take, how they are added, and each of them. */
export function DocumentsPage({ locale }: { locale: Locale }) {
  const t = useTranslations('documents');
  const [category, setCategory] = useState<Category>();
  const { known, problem, reload, more } = useList(category);
  const [done, setDone] = useState<{ text: string } | null>(null);
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (done) {
      said.current?.focus();
    }
  }, [done]);

  async function changed(text?: string) {
    await reload();
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
      <div role="status">
        {done && (
          <p className="card card--brand done" tabIndex={-1} ref={said}>
            {done.text}
          </p>
        )}
      </div>
      {problem && <ProblemPanel problem={problem} retry={() => void reload()} />}
      {!known && !problem && <Waiting />}
      {known && (
        <>
          <Room locale={locale} used={known.room.used} allowed={known.room.allowed} />
          <AddDocuments
            locale={locale}
            room={{
              largest: known.room.largest,
              left: known.room.allowed - known.room.used,
            }}
            onAdded={() => void changed()}
          />
          <section className="stack" aria-labelledby="documents-list">
            <h2 id="documents-list">{t('list')}</h2>
            <Kinds chosen={category} onChoose={setCategory} />
            {known.items.length === 0 && <p>{t(category ? 'noneOfKind' : 'none')}</p>}
            <ul className="plain stack">
              {known.items.map((document) => (
                <li key={document.id} className="card stack">
                  <OneDocument
                    locale={locale}
                    document={document}
                    room={{
                      largest: known.room.largest,
                      left: known.room.allowed - known.room.used,
                    }}
                    onChanged={(text) => void changed(text)}
                  />
                </li>
              ))}
            </ul>
            {known.next && (
              <button type="button" className="button button--quiet" onClick={() => void more()}>
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
