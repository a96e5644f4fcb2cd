'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState, type SubmitEvent } from 'react';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { Link } from '@/ui/link';
import { fileRequest, type Kind } from './requests-api';

const kinds = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'objection',
] as const satisfies readonly Kind[];

/** What people can do at once by themselves, without asking anybody. */
const atOnce: Kind[] = ['access', 'portability', 'erasure'];

interface Props {
  locale: Locale;
  busy: boolean;
  onAsk: (file: () => Promise<unknown>) => Promise<void>;
}

/** Which right, and in one's own words if one likes. */
export function AskForm({ locale, busy, onAsk }: Props) {
  const t = useTranslations('rights.requests');
  const [kind, setKind] = useState<Kind>('access');
  const [words, setWords] = useState('');
  const key = useRef('');

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    key.current ||= crypto.randomUUID();
    void onAsk(async () => {
      await fileRequest(kind, words.trim(), key.current);
      key.current = '';
      setWords('');
    });
  }

  return (
    <form className="card stack" aria-labelledby="ask" onSubmit={submit}>
      <h2 id="ask">{t('ask')}</h2>
      <fieldset className="field choices choices--dense">
        <legend>{t('what')}</legend>
        {kinds.map((one) => (
          <label className="choice" key={one}>
            <input
              type="radio"
              name="kind"
              checked={kind === one}
              onChange={() => {
                setKind(one);
                key.current = '';
              }}
            />
            <span>{t(`kind.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      {atOnce.includes(kind) && (
        <p className="card card--sand">
          {t('atOnce')} <Link href={paths.file(locale, 'rights')}>{t('atOnceLink')}</Link>
        </p>
      )}
      <div className="field">
        <label htmlFor="words">{t('words')}</label>
        <p className="hint" id="words-hint">
          {t('wordsHint')}
        </p>
        <textarea
          className="input"
          id="words"
          aria-describedby="words-hint"
          rows={4}
          maxLength={4000}
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
            key.current = '';
          }}
        />
      </div>
      <div className="actions">
        <button type="submit" className="button" aria-disabled={busy}>
          {t('send')}
        </button>
      </div>
    </form>
  );
}
