'use client';

import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState, type SubmitEvent } from 'react';
import { dayFrom, sayDay } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { problemOf, type Problem } from '@/lib/problem';
import type { Me } from '@/lib/session';
import { TextField } from '@/ui/field';
import { ProblemPanel } from '@/ui/problem-panel';
import { search, type Found, type Wanted } from './api';
import { Heading } from './heading';
import { ageOn, isName, wantedOf } from './rules';

interface Props {
  locale: Locale;
  me: Me;
  moved: boolean;
}

/** Finds the people one takes care of; what is typed goes into a body, never into an address. */
export function SearchPatients({ locale, me, moved }: Props) {
  const t = useTranslations('care.search');
  const [typed, setTyped] = useState('');
  const [mistake, setMistake] = useState<string>();
  const [found, setFound] = useState<Found | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const newest = useRef<object | null>(null);
  const team = me.permissions.includes('care.team');

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const wanted = wantedOf(typed);
    if ('name' in wanted && !isName(wanted.name ?? '')) {
      setMistake(t('twoLetters'));
      field.current?.focus();
      return;
    }
    setMistake(undefined);
    void find(wanted);
  }

  /** The last search counts, and not the last answer. */
  async function find(wanted: Wanted) {
    const mine = {};
    newest.current = mine;
    setFound(null);
    setProblem(null);
    setBusy(true);
    const answer = await search(wanted).catch((error: unknown) => problemOf(error));
    if (newest.current === mine) {
      setBusy(false);
      if ('items' in answer) {
        setFound(answer);
      } else {
        setProblem(answer);
      }
    }
  }

  return (
    <div className="stack stack--wide">
      <Heading title={t('title')} lead={team ? t('lead') : t('leadAdded')} moved={moved} />
      <form className="find" role="search" onSubmit={submit} noValidate>
        <TextField
          words={{
            id: 'wanted',
            label: t('label'),
            hint: t('hint'),
            error: mistake,
          }}
          ref={field}
          value={typed}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit" className="button" aria-disabled={busy}>
          <Search aria-hidden /> {busy ? t('busy') : t('go')}
        </button>
      </form>
      {problem && <ProblemPanel problem={problem} fields={fields} />}
      <p className="quiet" role="status">
        {found && t('found', { count: found.items.length })}
        {found?.more && ` ${t('more')}`}
      </p>
      {found && found.items.length > 0 && (
        <ul className="plain tiles">
          {found.items.map((patient) => (
            <li key={patient.id}>
              <a className="tile" href={paths.patient(locale, patient.id)}>
                <span className="who">
                  <strong>{patient.displayName}</strong>
                  <span className="quiet">
                    {patient.birthDate
                      ? t('born', {
                          day: sayDay(patient.birthDate, locale),
                          age: ageOn(patient.birthDate, dayFrom(new Date(), 0)),
                        })
                      : t('birthUnknown')}
                  </span>
                </span>
                <span className="tags">
                  {patient.relation === 'added' && <span className="tag">{t('added')}</span>}
                  {patient.hasLeft && <span className="tag tag--off">{t('hasLeft')}</span>}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {found?.items.length === 0 && <p className="card">{t('nobody')}</p>}
      {me.permissions.includes('care.break-glass-review') && (
        <p>
          <a href={paths.openings(locale)}>{t('openings')}</a>
        </p>
      )}
    </div>
  );
}

const fields = { name: 'wanted', employeeNumber: 'wanted', birthDate: 'wanted' };
