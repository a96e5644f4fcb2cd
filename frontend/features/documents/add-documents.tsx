'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Locale } from '@/lib/locales';
import { ProblemPanel } from '@/ui/problem-panel';
import { categories, endUpload, unfinished, type Category, type Upload } from './api';
import { Choose } from './choose';
import { begunBefore, isSame, saySize, titleOf } from './rules';
import { Sending } from './sending-line';
import { useDoing } from './use-doing';
import { useLoaded } from './use-loaded';

interface Chosen {
  key: string;
  file: File;
  category: Category;
  /** What the server had of it when it was chosen. */
  before: Upload | undefined;
  ended: boolean;
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
  const doing = useDoing();

  /** A file that broke off goes on where it was; one that is on its way is not sent twice. */
  async function choose(files: File[]) {
    const known = (await begun.reload()) ?? begun.data ?? [];
    setChosen((before) => {
      const fresh = files.filter(
        (file) => !before.some((one) => !one.ended && isSame(one.file, file)),
      );
      return [
        ...before.filter((one) => !fresh.some((file) => isSame(one.file, file))),
        ...fresh.map((file) => ({
          key: crypto.randomUUID(),
          file,
          category,
          before: begunBefore(file, known),
          ended: false,
        })),
      ];
    });
  }

  function ended(key: string) {
    setChosen((before) => before.map((one) => (one.key === key ? { ...one, ended: true } : one)));
    void begun.reload();
  }

  const waiting = (begun.data ?? []).filter(
    (one) => !chosen.some((line) => !line.ended && begunBefore(line.file, [one])),
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
      <Choose
        hint={t('hint', { largest: saySize(room.largest, locale) })}
        onChoose={(files) => void choose(files)}
      />
      {doing.problem && <ProblemPanel problem={doing.problem} />}
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
                  onClick={() => void doing.attempt(() => endUpload(one.id)).then(begun.reload)}
                >
                  {t('forget', { name: one.fileName })}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <ul className="plain stack">
        {chosen.map(({ key, file, category: kind, before }) => (
          <li key={key}>
            <Sending
              locale={locale}
              file={file}
              said={{ title: titleOf(file.name), category: kind }}
              before={before}
              room={room}
              onFiled={onAdded}
              onEnded={() => ended(key)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
