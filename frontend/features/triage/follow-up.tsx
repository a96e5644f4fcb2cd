'use client';

import { Bell } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { isProblem, problemOf, type Problem } from '@/lib/problem';
import { Link } from '@/ui/link';
import { ProblemPanel } from '@/ui/problem-panel';
import { followUp, noReminder, remindIn, tell, type FollowUp as Known } from './follow-up-api';
import { WhatHappened } from './what-happened';

const HOURS = [6, 24, 72] as const;

interface Props {
  locale: Locale;
  id: string;
  /** Whether the check was made before: then there may be something to tell. */
  earlier: boolean;
}

/** They have said among their consents, on another page perhaps, that they want none. */
const isStopped = (problem: Problem | null): boolean =>
  problem !== null && isProblem(problem, 'triage/reminders-stopped');

/** A reminder to look again; and later, what came of it. */
export function FollowUp({ locale, id, earlier }: Props) {
  const t = useTranslations('triage.followUp');
  const [known, setKnown] = useState<Known | null>(earlier ? null : { stopped: false });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [openedAt] = useState(() => Date.now());
  useEffect(() => {
    if (earlier) {
      followUp(id)
        .then(setKnown)
        .catch((error: unknown) => setProblem(problemOf(error)));
    }
  }, [id, earlier]);

  async function change(what: Promise<Known>) {
    setBusy(true);
    setProblem(null);
    try {
      setKnown(await what);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  }

  const asked = known?.checkBackAt;
  // One whose time has come was sent: another may be asked for.
  const stopped = known?.stopped === true || isStopped(problem);
  const checkBackAt = !stopped && asked && Date.parse(asked) > openedAt ? asked : null;
  return (
    <section className="card stack">
      <h2>{t(earlier ? 'earlier' : 'title')}</h2>
      {problem && !isStopped(problem) && <ProblemPanel problem={problem} />}
      {known && earlier && (
        <WhatHappened
          before={known.feedback ?? null}
          busy={busy}
          onTell={(feedback) => change(tell(id, feedback))}
        />
      )}
      {known && checkBackAt && (
        <p role="status">
          <Bell aria-hidden /> {t('set', { at: sayMoment(checkBackAt, locale) })}{' '}
          <button
            type="button"
            className="link"
            disabled={busy}
            onClick={() => change(noReminder(id))}
          >
            {t('none')}
          </button>
        </p>
      )}
      {stopped && (
        <p role="status">
          {t('stopped')} <Link href={`${paths.consents(locale)}#reminders`}>{t('consents')}</Link>
        </p>
      )}
      {known && !stopped && !checkBackAt && (
        <>
          <p>{t('lead')}</p>
          <div className="actions">
            {HOURS.map((hours) => (
              <button
                key={hours}
                type="button"
                className="button button--quiet"
                disabled={busy}
                onClick={() => change(remindIn(id, hours))}
              >
                {t(`in.${hours}`)}
              </button>
            ))}
          </div>
          <p className="quiet">{t('private')}</p>
        </>
      )}
    </section>
  );
}
