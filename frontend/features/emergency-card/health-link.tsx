'use client';

import { useTranslations } from 'next-intl';
import { useState, type SubmitEvent } from 'react';
import type { Locale } from '@/lib/locales';
import { useAction } from '@/lib/use-action';
import { TextField } from '@/ui/field';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { opened, partsOf, shlinkIn, type Part, type Shlink } from './shlink';
import { useHash } from './use-hash';
import './emergency-card.css';

interface Manifest {
  files: { contentType: string; embedded?: string; location?: string }[];
}

type Outcome =
  { kind: 'opened'; parts: Part[] } | { kind: 'passcode'; left: number } | { kind: 'ended' };

/** Asked and opened here: the key stays in this browser. */
async function open(link: Shlink, recipient: string, passcode: string): Promise<Outcome> {
  const answer = await fetch(link.url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ recipient, ...(passcode && { passcode }) }),
    cache: 'no-store',
  });
  if (answer.status === 401) {
    const { remainingAttempts } = (await answer.json()) as { remainingAttempts: number };
    return { kind: 'passcode', left: remainingAttempts };
  }
  if (!answer.ok) {
    return { kind: 'ended' };
  }
  const { files } = (await answer.json()) as Manifest;
  const file = files.find(({ contentType }) => contentType === 'application/fhir+json');
  const jwe =
    file?.embedded ??
    (file?.location ? await (await fetch(file.location, { cache: 'no-store' })).text() : '');
  const parts = partsOf(await opened(jwe, link.key));
  return parts ? { kind: 'opened', parts } : { kind: 'ended' };
}

/** Whoever has a link to a card opens it here. */
export function HealthLink({ locale }: { locale: Locale }) {
  const t = useTranslations('emergencyCard.viewer');
  const hash = useHash();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const action = useAction();
  if (typeof hash !== 'string') {
    return <Waiting />;
  }
  const link = shlinkIn(hash);
  if (!link || !isOurs(link) || outcome?.kind === 'ended') {
    return (
      <section className="card stack" role="alert">
        <h1>{t('ended')}</h1>
        <p>{t('endedText')}</p>
        <p>{t('danger')}</p>
      </section>
    );
  }
  if (outcome?.kind === 'opened') {
    return <Opened parts={outcome.parts} />;
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    void action.run(async () => {
      if (link) {
        setOutcome(await open(link, text('recipient'), text('passcode')));
      }
    });
  }

  return (
    <form className="stack" onSubmit={submit} lang={locale}>
      <h1>{link.label || t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      {action.problem && <ProblemPanel problem={action.problem} />}
      {outcome?.kind === 'passcode' && (
        <p className="problem" role="alert">
          {t('wrong', { count: outcome.left })}
        </p>
      )}
      <TextField
        words={{ id: 'recipient', label: t('who'), hint: t('whoHint') }}
        required
        maxLength={200}
        autoComplete="off"
      />
      {link.flag.includes('P') && (
        <TextField
          words={{ id: 'passcode', label: t('passcode') }}
          required
          maxLength={100}
          autoComplete="off"
        />
      )}
      <div className="actions">
        <button type="submit" className="button" aria-disabled={action.busy}>
          {t('open')}
        </button>
      </div>
    </form>
  );
}

/** Elsewhere this page asks nothing. */
const isOurs = ({ url }: Shlink): boolean =>
  URL.canParse(url) && new URL(url).origin === location.origin;

function Opened({ parts }: { parts: Part[] }) {
  const t = useTranslations('emergencyCard.viewer');
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      {parts.map(({ title, lines }) => (
        <section className="card stack" key={title}>
          {title && <h2>{title}</h2>}
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
      <p className="quiet">{t('more')}</p>
    </div>
  );
}
