'use client';

import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCallback, useState, type SubmitEvent } from 'react';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { Waiting } from '@/ui/waiting';
import { byTime } from './duties';
import { Heading } from './heading';
import { More } from './more';
import { people, peopleNamed, type User } from './people-api';
import { Refusal } from './refusal';
import { TextField } from './text-field';
import { useList } from './use-list';
import { roleName, type Words } from './words';

interface Props {
  locale: Locale;
  words: Words;
}

export function PeopleList({ moved, ...props }: Props & { moved: boolean }) {
  const t = useTranslations('admin.people');
  const [name, setName] = useState('');
  const [wanted, setWanted] = useState('');

  function search(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setWanted(name.trim());
  }
  return (
    <div className="stack">
      <Heading title={t('title')} lead={t('lead')} moved={moved} />
      <form className="find" role="search" onSubmit={search}>
        <TextField
          id="name"
          label={t('search')}
          hint={t('searchHint')}
          value={name}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
        <button type="submit" className="button">
          <Search aria-hidden /> {t('find')}
        </button>
      </form>
      <Found key={wanted} wanted={wanted} {...props} />
    </div>
  );
}

function Found({ wanted, locale, words }: Props & { wanted: string }) {
  const t = useTranslations('admin.people');
  const read = useCallback(
    (cursor: string | null) => (wanted ? peopleNamed(wanted, cursor) : people(cursor)),
    [wanted],
  );
  const { items, fresh, problem, more, again } = useList(read);
  return (
    <div className="stack">
      {problem && <Refusal problem={problem} retry={again} />}
      {!items && !problem && <Waiting />}
      <p className="quiet" role="status">
        {items &&
          (wanted ? t('found', { count: items.length }) : t('shown', { count: items.length }))}
      </p>
      <ul className="plain tiles">
        {items?.map((user, index) => (
          <li key={user.id}>
            <a className="tile" id={`person-${index}`} href={paths.person(locale, user.id)}>
              <span className="who">
                <strong>{user.displayName}</strong>
                <span className="quiet">{user.email}</span>
              </span>
              <Roles user={user} words={words} />
            </a>
          </li>
        ))}
      </ul>
      <More of="person" fresh={fresh} more={more} />
    </div>
  );
}

function Roles({ user, words }: { user: User; words: Words }) {
  const t = useTranslations('admin.people');
  const { now, later } = byTime(user.assignments);
  const names = [...new Set(now.map((assignment) => roleName(words, assignment)))];
  return (
    <span className="tags">
      {names.map((name) => (
        <span className="tag" key={name}>
          {name}
        </span>
      ))}
      {names.length === 0 && (
        <span className="tag tag--off">{later.length > 0 ? t('laterOnly') : t('nothing')}</span>
      )}
    </span>
  );
}
