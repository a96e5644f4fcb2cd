'use client';

import { EyeOff, ShieldCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { sayDay } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { useAction } from '@/lib/use-action';
import { TextField } from '@/ui/field';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { Done } from './done';
import { careTeam, choose, chooseAll, type Choice, type Professional } from './sharing-api';
import { useRead } from './use-read';
import './care.css';

/** Who may read one's file; to oppose takes one press, as to let. */
export function Sharing({ locale }: { locale: Locale }) {
  const t = useTranslations('care.sharing');
  const { value: team, problem, again } = useRead(careTeam);
  const [done, setDone] = useState<string | null>(null);
  const action = useAction();

  function say(work: () => Promise<void>, said: string) {
    setDone(null);
    void action.run(async () => {
      await work();
      setDone(said);
      again();
    });
  }

  const ofTeam = team?.items.filter((one) => one.ofTeam) ?? [];
  const others = team?.items.filter((one) => !one.ofTeam) ?? [];
  const one = (professional: Professional) => (
    <One
      key={professional.id}
      locale={locale}
      professional={professional}
      teamReads={team?.opposed === false}
      busy={action.busy}
      onChoose={(choice, said) => say(() => choose(professional.id, choice), said)}
    />
  );
  return (
    <div className="stack stack--wide">
      <header>
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
      </header>
      <p className="card card--brand with-icon">
        <EyeOff aria-hidden /> {t('employer')}
      </p>
      {done && <Done key={done} said={done} />}
      {action.problem && <ProblemPanel problem={action.problem} />}
      {problem && <ProblemPanel problem={problem} retry={again} />}
      {!team && !problem && <Waiting />}
      {team && (
        <>
          <section className="stack" aria-labelledby="team">
            <h2 id="team">{t('team.title')}</h2>
            <p>{team.opposed ? t('team.opposed') : t('team.text')}</p>
            <div>
              {team.opposed ? (
                <button
                  type="button"
                  className="button"
                  aria-disabled={action.busy}
                  onClick={() => say(() => chooseAll({ choice: 'default' }), t('team.letDone'))}
                >
                  {t('team.let')}
                </button>
              ) : (
                <button
                  type="button"
                  className="button button--quiet"
                  aria-disabled={action.busy}
                  onClick={() => say(() => chooseAll({ choice: 'opposed' }), t('team.opposeDone'))}
                >
                  {t('team.oppose')}
                </button>
              )}
            </div>
            <ul className="plain">{ofTeam.map(one)}</ul>
          </section>
          <section className="stack" aria-labelledby="others">
            <h2 id="others">{t('others.title')}</h2>
            <p>{t('others.text')}</p>
            {others.length === 0 && <p className="quiet">{t('others.none')}</p>}
            <ul className="plain">{others.map(one)}</ul>
          </section>
          <p className="quiet">{t('emergency')}</p>
        </>
      )}
    </div>
  );
}

/** Roles of care; a newer one has no words yet. */
const roles = ['nurse', 'physician', 'clinician'] as const;

interface OneProps {
  locale: Locale;
  professional: Professional;
  teamReads: boolean;
  busy: boolean;
  onChoose: (choice: Choice, said: string) => void;
}

function One({ locale, professional, teamReads, busy, onChoose }: OneProps) {
  const t = useTranslations('care.sharing');
  const [adding, setAdding] = useState(false);
  const [until, setUntil] = useState('');
  const { id, displayName, role, mayRead, choice } = professional;
  const name = displayName ?? t('somebody');
  // Of the team, they would go on reading.
  const onlyAdded = choice === 'added' && !(professional.ofTeam && teamReads);
  const known = roles.find((one) => one === role);
  const press = (wanted: Choice, said: string) => () => {
    setAdding(false);
    onChoose(wanted, said);
  };
  return (
    <li className="entry" data-reads={mayRead !== undefined}>
      <span className="who">
        <strong>{name}</strong>
        <span className="quiet">{known && t(`role.${known}`)}</span>
        <span className="with-icon">
          {mayRead ? <ShieldCheck aria-hidden /> : <EyeOff aria-hidden />}
          {mayRead ? t('reads') : t('readsNot')}
          {professional.until && ` ${t('until', { day: sayDay(professional.until, locale) })}`}
        </span>
      </span>
      <span className="actions actions--tight">
        {mayRead ? (
          <button
            type="button"
            className="button button--quiet"
            aria-disabled={busy}
            aria-label={t(onlyAdded ? 'endOf' : 'opposeOf', { name })}
            onClick={
              onlyAdded
                ? press({ choice: 'default' }, t('ended', { name }))
                : press({ choice: 'opposed' }, t('opposed', { name }))
            }
          >
            {onlyAdded ? t('end') : t('oppose')}
          </button>
        ) : choice === 'opposed' ? (
          <button
            type="button"
            className="button button--quiet"
            aria-disabled={busy}
            aria-label={t('takeBackOf', { name })}
            onClick={press({ choice: 'default' }, t('takenBack', { name }))}
          >
            {t('takeBack')}
          </button>
        ) : (
          <button
            type="button"
            className="button button--quiet"
            aria-expanded={adding}
            aria-label={t('addOf', { name })}
            onClick={() => setAdding(!adding)}
          >
            {t('add')}
          </button>
        )}
      </span>
      {adding && (
        <form
          className="find"
          onSubmit={(event) => {
            event.preventDefault();
            press({ choice: 'added', ...(until && { until }) }, t('added', { name }))();
          }}
        >
          <TextField
            words={{ id: `until-${id}`, label: t('untilLabel'), hint: t('untilHint') }}
            type="date"
            value={until}
            onChange={({ target }) => setUntil(target.value)}
          />
          <button type="submit" className="button" aria-disabled={busy}>
            {t('letRead')}
          </button>
        </form>
      )}
    </li>
  );
}
