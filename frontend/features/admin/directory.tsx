'use client';

import { useTranslations } from 'next-intl';
import { useState, type SubmitEvent } from 'react';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { Waiting } from '@/ui/waiting';
import { Confirm } from '@/ui/confirm';
import { directory, letIn, newToken, shutOut, type Directory } from './directory-api';
import { Done } from './done';
import { Heading } from './heading';
import { LinesField } from './lines-field';
import { OnceCard } from './once-card';
import type { Tagged } from './people-api';
import { Refusal } from './refusal';
import { linesOf } from './registration';
import { useAction } from '@/lib/use-action';
import { useRead } from './use-read';

/** The company's own list of people, which makes accounts here and ends them. */
export function DirectoryPage({ locale }: { locale: Locale }) {
  const t = useTranslations('admin.directory');
  const once = useTranslations('admin.secret');
  const { value, problem, again } = useRead(directory);
  /** Kept in this page's memory only, until the person says that they have it. */
  const [token, setToken] = useState<string | null>(null);
  const [asking, setAsking] = useState<'token' | 'shutOut' | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const action = useAction();

  const change = (work: () => Promise<Directory | null>, said?: string) =>
    action.run(async () => {
      setDone(null);
      try {
        const made = await work();
        setToken(made?.token ?? null);
        setDone(said ?? null);
      } finally {
        setAsking(null);
        again();
      }
    });

  return (
    <div className="stack stack--wide">
      <Heading title={t('title')} lead={t('lead')} />
      {done && <Done key={done} said={done} />}
      {action.problem && <Refusal problem={action.problem} fields={{ domains: 'domains' }} />}
      {problem && <Refusal problem={problem} retry={again} />}
      {!value && !problem && <Waiting />}
      {token && (
        <OnceCard title={t('tokenTitle')} secret={token} onKept={() => setToken(null)}>
          <p>
            <strong>{once('once')}</strong> {t('where')}
          </p>
        </OnceCard>
      )}
      {value &&
        (value.known ? (
          <Known locale={locale} directory={value.known.value} ask={setAsking} />
        ) : (
          <LetIn busy={action.busy} letIn={(domains) => void change(() => letIn(domains))} />
        ))}
      {asking && value?.known && (
        <Question
          what={asking}
          busy={action.busy}
          yes={() => void change(...answer(asking, value.known, t('gone')))}
          no={() => setAsking(null)}
        />
      )}
    </div>
  );
}

function answer(
  what: 'token' | 'shutOut',
  known: Tagged<Directory> | null,
  gone: string,
): [() => Promise<Directory | null>, string?] {
  return what === 'token' ? [newToken] : [() => shutOut(known?.tag ?? '').then(() => null), gone];
}

function Known(props: {
  locale: Locale;
  directory: Directory;
  ask: (what: 'token' | 'shutOut') => void;
}) {
  const t = useTranslations('admin.directory');
  const { address, domains, createdAt } = props.directory;
  return (
    <section className="card stack">
      <h2>{t('known')}</h2>
      <dl className="details">
        <div>
          <dt>{t('address')}</dt>
          <dd>
            <code>{address}</code>
          </dd>
        </div>
        <div>
          <dt>{t('domains')}</dt>
          <dd>{domains.join(' · ')}</dd>
        </div>
        <div>
          <dt>{t('since')}</dt>
          <dd>{sayMoment(createdAt, props.locale)}</dd>
        </div>
      </dl>
      <div className="actions">
        <button type="button" className="button button--quiet" onClick={() => props.ask('token')}>
          {t('token.open')}
        </button>
        <button type="button" className="button button--quiet" onClick={() => props.ask('shutOut')}>
          {t('shutOut.open')}
        </button>
      </div>
    </section>
  );
}

function LetIn(props: { busy: boolean; letIn: (domains: string[]) => void }) {
  const t = useTranslations('admin.directory');
  const admin = useTranslations('admin');
  const [domains, setDomains] = useState('');
  const [missing, setMissing] = useState(false);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const wanted = linesOf(domains);
    setMissing(wanted.length === 0);
    if (wanted.length > 0) {
      props.letIn(wanted);
    } else {
      document.getElementById('domains')?.focus();
    }
  }

  return (
    <form className="card card--leaf stack" noValidate onSubmit={submit}>
      <h2>{t('none')}</h2>
      <p>{t('noneText')}</p>
      <LinesField
        id="domains"
        label={t('domains')}
        hint={t('domainsHint')}
        mistake={missing ? t('noDomain') : undefined}
        value={domains}
        onChange={setDomains}
      />
      <div className="actions">
        <button type="submit" className="button" aria-disabled={props.busy}>
          {props.busy ? admin('busy') : t('letIn')}
        </button>
      </div>
    </form>
  );
}

function Question(props: {
  what: 'token' | 'shutOut';
  busy: boolean;
  yes: () => void;
  no: () => void;
}) {
  const t = useTranslations('admin.directory');
  return (
    <Confirm
      title={t(`${props.what}.title`)}
      yes={t(`${props.what}.yes`)}
      busy={props.busy}
      onYes={props.yes}
      onNo={props.no}
    >
      <p>{t(`${props.what}.text`)}</p>
    </Confirm>
  );
}
