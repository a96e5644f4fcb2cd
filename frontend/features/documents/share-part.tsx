'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useId, useState, type SyntheticEvent } from 'react';
import { dayFrom, sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { TextField } from '@/ui/field';
import { Link } from '@/ui/link';
import { ProblemPanel } from '@/ui/problem-panel';
import { Said } from '@/ui/said';
import { Waiting } from '@/ui/waiting';
import { readers, share, shares, unshare, type Share } from './api';
import type { PartProps } from './one-document';
import { endOf } from './rules';
import { useDoing } from './use-doing';
import { useLoaded } from './use-loaded';

/** With whom it is shared and until when; and one more. */
export function SharePart({ locale, document }: PartProps) {
  const t = useTranslations('documents.share');
  const shared = useLoaded(useCallback(() => shares(document.id), [document.id]));
  const [done, setDone] = useState<{ text: string } | null>(null);
  const doing = useDoing();
  const nameOf = (one: Share) => one.name ?? t('somebody');

  /** What was done is said once the list shows it. */
  async function act(work: () => Promise<string>) {
    setDone(null);
    await doing.attempt(async () => {
      const text = await work();
      await shared.reload();
      setDone({ text });
    });
  }
  const problem = shared.problem ?? doing.problem;
  return (
    <div className="stack part">
      <p>{t('lead')}</p>
      {problem && (
        <ProblemPanel
          problem={problem}
          {...(shared.problem && { retry: () => void shared.reload() })}
        />
      )}
      <Said what={done} />
      {shared.data && (
        <ul>
          {shared.data.map((one) => (
            <li key={one.id}>
              {t('with', { name: nameOf(one), at: sayMoment(one.until, locale) })}{' '}
              <button
                type="button"
                className="link"
                onClick={() =>
                  void act(async () => {
                    await unshare(document.id, one.id);
                    return t('ended', { name: nameOf(one) });
                  })
                }
              >
                {t('end', { name: nameOf(one) })}
              </button>
            </li>
          ))}
        </ul>
      )}
      {shared.data?.length === 0 && <p>{t('none')}</p>}
      <ShareForm
        locale={locale}
        busy={doing.busy}
        onShare={(professional, day) =>
          void act(async () => {
            const one = await share(document.id, professional, endOf(day));
            return t('shared', { name: nameOf(one), at: sayMoment(one.until, locale) });
          })
        }
      />
    </div>
  );
}

interface FormProps {
  locale: Locale;
  busy: boolean;
  onShare: (professional: string, day: string) => void;
}

/** With one of those who may read one's file, and how somebody else becomes one of them. */
function ShareForm(props: FormProps) {
  const t = useTranslations('documents.share');
  const team = useLoaded(readers);
  const [professional, setProfessional] = useState('');
  const [day, setDay] = useState(dayFrom(new Date(), 1));
  const id = useId();
  if (team.problem) {
    return <ProblemPanel problem={team.problem} retry={() => void team.reload()} />;
  }
  if (!team.data) {
    return <Waiting />;
  }
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (professional && day) {
      props.onShare(professional, day);
    }
  }
  const others = (
    <p>
      {t(team.data.length > 0 ? 'others' : 'nobody')}{' '}
      <Link href={paths.file(props.locale, 'sharing')}>{t('let')}</Link>
    </p>
  );
  if (team.data.length === 0) {
    return others;
  }
  return (
    <form className="stack" onSubmit={submit}>
      <div className="field">
        <label htmlFor={id}>{t('who')}</label>
        <select
          id={id}
          className="input"
          required
          value={professional}
          onChange={({ target }) => setProfessional(target.value)}
        >
          <option value="">{t('choose')}</option>
          {team.data.map((one) => (
            <option key={one.id} value={one.id}>
              {one.displayName ?? t('somebody')}
            </option>
          ))}
        </select>
      </div>
      <TextField
        words={{ id: `${id}-until`, label: t('until'), hint: t('untilHint') }}
        type="date"
        required
        min={dayFrom(new Date(), 0)}
        max={dayFrom(new Date(), 365)}
        value={day}
        onChange={({ target }) => setDay(target.value)}
      />
      <button type="submit" className="button" aria-disabled={props.busy}>
        {t('share')}
      </button>
      {others}
    </form>
  );
}
