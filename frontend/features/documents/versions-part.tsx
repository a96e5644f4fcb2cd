'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { sayMoment } from '@/lib/dates';
import { fetchBy } from '@/lib/fetch-by';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { link, versions } from './api';
import { Choose } from './choose';
import type { PartProps } from './one-document';
import { saySize } from './rules';
import { Sending } from './sending-line';
import { useDoing } from './use-doing';
import { useLoaded } from './use-loaded';

/** What was given in under this name, and a next one. */
export function VersionsPart({ locale, document, room, onChanged }: PartProps) {
  const t = useTranslations('documents.versions');
  const add = useTranslations('documents.add');
  const known = useLoaded(useCallback(() => versions(document.id), [document.id]));
  const [chosen, setChosen] = useState<{ key: string; file: File } | null>(null);
  const doing = useDoing();
  if (!known.data) {
    return known.problem ? (
      <ProblemPanel problem={known.problem} retry={() => void known.reload()} />
    ) : (
      <Waiting />
    );
  }
  return (
    <div className="stack part">
      {doing.problem && <ProblemPanel problem={doing.problem} />}
      <ul>
        {known.data.map((one) => (
          <li key={one.version}>
            {t('one', {
              version: one.version,
              at: sayMoment(one.at, locale),
              size: saySize(one.size, locale),
            })}{' '}
            <button
              type="button"
              className="link"
              onClick={() =>
                void doing.attempt(async () => fetchBy(await link(document.id, one.version)))
              }
            >
              {t('fetch', { version: one.version })}
            </button>
          </li>
        ))}
      </ul>
      <p>{t('replace')}</p>
      <Choose
        single
        hint={add('hint', { largest: saySize(room.largest, locale) })}
        onChoose={([file]) => setChosen(file ? { key: crypto.randomUUID(), file } : null)}
      />
      {chosen && (
        <Sending
          key={chosen.key}
          locale={locale}
          file={chosen.file}
          said={{
            title: document.title,
            category: document.category,
            expiresOn: document.expiresOn,
            replaces: document.id,
          }}
          room={room}
          onFiled={() => {
            void known.reload();
            onChanged(t('replaced', { title: document.title }));
          }}
        />
      )}
    </div>
  );
}
