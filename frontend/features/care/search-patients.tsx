'use client';

import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState, type SubmitEvent } from 'react';
import { sayDay } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import type { Me } from '@/lib/session';
import { useAction } from '@/lib/use-action';
import { TextField } from '@/ui/field';
import { ProblemPanel } from '@/ui/problem-panel';
import { search, type Found } from './api';
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
  const action = useAction();
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
    setFound(null);
    void action.run(async () => setFound(await search(wanted)));
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
        <button type="submit" className="button" aria-disabled={action.busy}>
          <Search aria-hidden /> {action.busy ? t('busy') : t('go')}
        </button>
      </form>
      {action.problem && <ProblemPanel problem={action.problem} fields={fields} />}
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
                          age: ageOn(patient.birthDate, new Date().toISOString()),
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
