'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Locale } from '@/lib/locales';
import { useLoaded } from './use-loaded';
import { categories, endUpload, unfinished, type Category } from './api';
import { Choose } from './choose';
import { begunBefore, saySize, titleOf } from './rules';
import { Sending } from './sending-line';

interface Chosen {
  key: string;
  file: File;
  category: Category;
}

/** Several files at once, from the device or its camera; each is sent by itself. */
export function AddDocuments(props: {
  locale: Locale;
  room: { largest: number; left: number };
  onAdded: () => void;
}) {
  const t = useTranslations('documents.add');
  const words = useTranslations('documents.category');
  const { locale, room, onAdded } = props;
  const [category, setCategory] = useState<Category>('other');
  const [chosen, setChosen] = useState<Chosen[]>([]);
  const begun = useLoaded(unfinished);

  function choose(files: File[]) {
    setChosen((before) => [
      ...before,
      ...files.map((file) => ({ key: crypto.randomUUID(), file, category })),
    ]);
  }

  const waiting = (begun.data ?? []).filter(
    (one) => !chosen.some(({ file }) => begunBefore(file, [one])),
  );
  return (
    <section className="card stack" aria-labelledby="documents-add">
      <h2 id="documents-add">{t('title')}</h2>
      <div className="field">
        <label htmlFor="documents-category">{t('category')}</label>
        <select
          id="documents-category"
          className="input"
          value={category}
          onChange={({ target }) => setCategory(target.value as Category)}
        >
          {categories.map((one) => (
            <option key={one} value={one}>
              {words(one)}
            </option>
          ))}
        </select>
      </div>
      <Choose hint={t('hint', { largest: saySize(room.largest, locale) })} onChoose={choose} />
      {waiting.length > 0 && (
        <div className="stack">
          <p>{t('unfinished')}</p>
          <ul>
            {waiting.map((one) => (
              <li key={one.id}>
                {t('unfinishedOne', {
                  name: one.fileName,
                  percent: Math.floor((100 * one.received) / one.length),
                })}{' '}
                <button
                  type="button"
                  className="link"
                  onClick={() => void endUpload(one.id).then(begun.reload)}
                >
                  {t('forget', { name: one.fileName })}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <ul className="plain stack">
        {chosen.map(({ key, file, category: kind }) => (
          <li key={key}>
            <Sending
              locale={locale}
              file={file}
              said={{ title: titleOf(file.name), category: kind }}
              before={begunBefore(file, begun.data ?? [])}
              room={room}
              onFiled={onAdded}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
