'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import type { Locale } from '@/lib/locales';
import { useHash } from '@/lib/held-hash';
import { ProblemError, readProblem, UNREACHABLE } from '@/lib/problem';
import { useAction } from '@/lib/use-action';
import { TextField } from '@/ui/field';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { opened, partsOf, shlinkIn, type Part, type Shlink } from './shlink';
import './emergency-card.css';

interface Manifest {
  files: { contentType: string; embedded?: string; location?: string }[];
}

type Outcome =
  { kind: 'opened'; parts: Part[] } | { kind: 'passcode'; left: number } | { kind: 'ended' };

const PATIENCE = 15_000; // ms

/** The answer, or why there is none: only the server says that a link is dead. */
async function ask(address: string, how: RequestInit = {}): Promise<Response> {
  return fetch(address, {
    ...how,
    cache: 'no-store',
    signal: AbortSignal.timeout(PATIENCE),
  }).catch(() => {
    throw new ProblemError(UNREACHABLE);
  });
}

const isGone = ({ status }: Response): boolean => status === 404 || status === 410;

/** Asked and opened here: the key stays in this browser. */
async function open(link: Shlink, recipient: string, passcode: string): Promise<Outcome> {
  const answer = await ask(link.url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ recipient, ...(passcode && { passcode }) }),
  });
  if (answer.status === 401) {
    const { remainingAttempts } = (await answer.json()) as { remainingAttempts: number };
    return { kind: 'passcode', left: remainingAttempts };
  }
  if (isGone(answer)) {
    return { kind: 'ended' };
  }
  if (!answer.ok) {
    throw new ProblemError(await readProblem(answer));
  }
  const { files } = (await answer.json()) as Manifest;
  const file = files.find(({ contentType }) => contentType === 'application/fhir+json');
  const jwe = file?.embedded ?? (file?.location ? await contentAt(file.location) : '');
  // A key that does not fit was copied in part.
  const parts = jwe ? partsOf(await opened(jwe, link.key).catch(() => 'null')) : null;
  return parts ? { kind: 'opened', parts } : { kind: 'ended' };
}

async function contentAt(address: string): Promise<string> {
  const answer = await ask(address);
  if (isGone(answer)) {
    return '';
  }
  if (!answer.ok) {
    throw new ProblemError(await readProblem(answer));
  }
  return answer.text();
}

/** Whoever has a link to a card opens it here. */
export function HealthLink({ locale }: { locale: Locale }) {
  const t = useTranslations('emergencyCard.viewer');
  const hash = useHash();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const action = useAction();
  const form = useRef<HTMLFormElement>(null);
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
    const typed = new FormData(event.currentTarget);
    const text = (name: string) => {
      const value = typed.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    void action.run(async () => {
      if (link) {
        setOutcome(await open(link, text('recipient'), text('passcode')));
      }
    });
  }

  return (
    <form className="stack" ref={form} onSubmit={submit} lang={locale}>
      <h1>{link.label || t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      {action.problem && (
        <ProblemPanel problem={action.problem} retry={() => form.current?.requestSubmit()} />
      )}
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
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="stack">
      <h1 tabIndex={-1} ref={heading}>
        {t('title')}
      </h1>
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
