'use client';

import { Link } from '@/ui/link';
import { useFormatter, useTranslations } from 'next-intl';
import { useCallback, useEffect, useState, type SubmitEvent } from 'react';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import type { Me } from '@/lib/session';
import { Waiting } from '@/ui/waiting';
import {
  drafts,
  inForce,
  makeDraft,
  publications,
  published,
  rollBack,
  tableOf,
  type InForce,
  type Published,
} from './api';
import { Confirm } from '@/ui/confirm';
import { NewProtocol } from './new-protocol';
import { nextVersion } from './protocol';
import { Refusal } from './refusal';
import { Said } from './said';
import { useAction } from '@/lib/use-action';
import { usePages } from './use-pages';

/** Drafts, what was put into force, and what is. */
export function Protocols({ locale, me }: { locale: Locale; me: Me }) {
  const t = useTranslations('protocols');
  const ui = useTranslations('ui');
  useEffect(() => {
    document.title = `${t('title')} – ${ui('brand')}`;
  }, [t, ui]);
  const known = usePages(useCallback(async () => ({ items: await inForce(), next: null }), []));
  return (
    <div className="stack stack--wide">
      <header>
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
      </header>
      <Drafts locale={locale} />
      {known.problem && <Refusal problem={known.problem} retry={known.again} />}
      {me.permissions.includes('protocols.author') && known.items && (
        <>
          <NewDraft locale={locale} known={known.items} />
          <NewProtocol locale={locale} known={known.items} />
        </>
      )}
      <History
        locale={locale}
        known={known.items ?? []}
        signs={me.permissions.includes('protocols.sign')}
        onChanged={known.again}
      />
      <section className="stack" aria-labelledby="in-force">
        <h2 id="in-force">{t('inForce')}</h2>
        {!known.items && !known.problem && <Waiting />}
        <ul className="plain known">
          {known.items?.map(({ id, title, version }) => (
            <li key={id}>
              {title[locale]} <span className="quiet">{version}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Drafts({ locale }: { locale: Locale }) {
  const t = useTranslations('protocols.drafts');
  const format = useFormatter();
  const { items, problem, more, again } = usePages(drafts);
  return (
    <section className="stack" aria-labelledby="drafts">
      <h2 id="drafts">{t('title')}</h2>
      {problem && <Refusal problem={problem} retry={again} />}
      {!items && !problem && <Waiting />}
      {items?.length === 0 && <p>{t('none')}</p>}
      <ul className="plain">
        {items?.map((one) => (
          <li key={`${one.protocol} ${one.version}`} className="line">
            <span>
              <Link href={paths.draft(locale, one.protocol, one.version)}>
                {one.title[locale] ?? one.protocol} {one.version}
              </Link>
              <br />
              <span className="quiet">
                {t('changed', {
                  name: one.authorName ?? t('somebody'),
                  at: format.dateTime(new Date(one.changedAt), { dateStyle: 'medium' }),
                })}
              </span>
            </span>
            <span className={one.publishedAt ? 'mark' : 'mark mark--open'}>
              {one.publishedAt ? t('published') : t('open')}
            </span>
          </li>
        ))}
      </ul>
      {more && (
        <div>
          <button type="button" className="button button--quiet" onClick={more}>
            {t('more')}
          </button>
        </div>
      )}
    </section>
  );
}

/** Begins with what is in force, and with its table. */
function NewDraft({ locale, known }: { locale: Locale; known: InForce[] }) {
  const t = useTranslations('protocols.newDraft');
  const action = useAction();
  const [id, setId] = useState('');
  const [version, setVersion] = useState('');
  const [key] = useState(() => crypto.randomUUID());
  const missing = id === '' || !/^\d{1,4}\.\d{1,4}\.\d{1,4}$/.test(version);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (missing) {
      return;
    }
    void action.run(async () => {
      const [content, expected] = await Promise.all([published(id), tableOf(id)]);
      if (content) {
        await makeDraft({ ...content, version }, expected, `${key} ${id} ${version}`);
        location.assign(paths.draft(locale, id, version));
      }
    });
  }
  return (
    <form className="card stack" noValidate onSubmit={submit}>
      <h2>{t('title')}</h2>
      <p className="quiet">{t('lead')}</p>
      {action.problem && <Refusal problem={action.problem} />}
      <div className="side-by-side">
        <div className="field">
          <label htmlFor="new-protocol">{t('protocol')}</label>
          <select
            id="new-protocol"
            className="input"
            value={id}
            onChange={({ target }) => {
              const chosen = known.find((one) => one.id === target.value);
              setId(target.value);
              setVersion(chosen ? nextVersion(chosen.version) : '');
            }}
          >
            <option value="">{t('choose')}</option>
            {[...known]
              .sort((one, other) => one.title[locale].localeCompare(other.title[locale], locale))
              .map((one) => (
                <option key={one.id} value={one.id}>
                  {one.title[locale]} {one.version}
                </option>
              ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="new-version">{t('version')}</label>
          <input
            id="new-version"
            className="input input--short"
            autoComplete="off"
            value={version}
            onChange={({ target }) => setVersion(target.value)}
          />
        </div>
      </div>
      <div>
        <button type="submit" className="button" aria-disabled={action.busy || missing}>
          {action.busy ? t('busy') : t('go')}
        </button>
      </div>
    </form>
  );
}

interface HistoryProps {
  locale: Locale;
  known: InForce[];
  signs: boolean;
  onChanged: () => void;
}

function History({ locale, known, signs, onChanged }: HistoryProps) {
  const t = useTranslations('protocols.history');
  const format = useFormatter();
  const { items, problem, more, again } = usePages(publications);
  const [asked, setAsked] = useState<Published | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const action = useAction();
  const last = lastOf(items ?? []);
  const name = (one: Published) =>
    `${known.find(({ id }) => id === one.protocol)?.title[locale] ?? one.protocol} ${one.version}`;
  const day = (at: string) =>
    format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <section className="stack" aria-labelledby="history">
      <h2 id="history">{t('title')}</h2>
      {problem && <Refusal problem={problem} retry={again} />}
      {!items && !problem && <Waiting />}
      {items?.length === 0 && <p>{t('none')}</p>}
      {said && <Said>{said}</Said>}
      <ol className="plain">
        {items?.map((one) => (
          <li key={one.id} className="line">
            <span>
              {one.rollsBack ? t('rolledBack', { what: name(one) }) : name(one)}
              <br />
              <span className="quiet">
                {t('by', { name: one.name ?? t('somebody'), at: day(one.effectiveAt) })}
              </span>
            </span>
            {signs && one.id === last && (
              <button
                type="button"
                className="button button--quiet"
                onClick={() => {
                  action.forget();
                  setSaid(null);
                  setAsked(one);
                }}
              >
                {t('rollBack')}
              </button>
            )}
          </li>
        ))}
      </ol>
      {more && (
        <div>
          <button type="button" className="button button--quiet" onClick={more}>
            {t('more')}
          </button>
        </div>
      )}
      {action.problem && <Refusal problem={action.problem} />}
      {asked && (
        <Confirm
          title={t('ask', { what: name(asked) })}
          yes={t('yes')}
          busy={action.busy}
          onNo={() => setAsked(null)}
          onYes={() => {
            const what = asked;
            setAsked(null); // a proof may be asked for, and one dialog at a time is enough
            void action.run(async () => {
              await rollBack(what.id, `roll-back ${what.id}`);
              setSaid(t('done', { what: name(what) }));
              again();
              onChanged();
            });
          }}
        >
          <p>{t('askText')}</p>
        </Confirm>
      )}
    </section>
  );
}

/** The last that was not taken back yet: the only one that can be. */
export function lastOf(newestFirst: Published[]): string | null {
  const back = new Set(newestFirst.map(({ rollsBack }) => rollsBack));
  return newestFirst.find(({ id, rollsBack }) => !rollsBack && !back.has(id))?.id ?? null;
}
