'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { Waiting } from '@/ui/waiting';
import { Assignments } from './assignments';
import { Confirm } from '@/ui/confirm';
import { Done } from './done';
import { GiveRole } from './give-role';
import { Heading } from './heading';
import { LetBackIn } from './let-back-in';
import { Membership } from './membership';
import { person, takeAway, whatTheySee, type Assignment } from './people-api';
import { Preview } from './preview';
import { Refusal } from './refusal';
import { isGone, useAction } from '@/lib/use-action';
import { useMe } from './use-may';
import { useRead } from './use-read';
import { roleName, type Words } from './words';

interface Props {
  locale: Locale;
  id: string;
  words: Words;
  moved: boolean;
}

/** Somebody: what they are, what that lets them see, and what can be changed about it. */
export function OnePerson({ locale, id, words, moved }: Props) {
  const t = useTranslations('admin.person');
  const me = useMe();
  const { value: read, problem, again } = useRead(useCallback(() => person(id), [id]));
  const see = useCallback(() => whatTheySee(id), [id]);
  const [ending, setEnding] = useState<Assignment | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const action = useAction();
  const back = { href: paths.adminArea(locale, 'people'), text: t('back') };

  if (!read) {
    return (
      <div className="stack">
        <Heading title={t('title')} moved={moved} back={back} />
        {problem ? <Refusal problem={problem} retry={again} /> : <Waiting />}
      </div>
    );
  }
  const { value: user, tag } = read;

  function changed(said: string) {
    setDone(said);
    again();
  }

  async function end(assignment: Assignment) {
    setDone(null);
    await action.run(async () => {
      try {
        await takeAway(id, assignment.id, tag);
        changed(t('taken', { role: roleName(words, assignment), name: user.displayName }));
      } catch (error) {
        again(); // whatever was in the way: the page shows what is true now
        if (!isGone(error)) {
          throw error;
        }
        setDone(t('already', { role: roleName(words, assignment) }));
      } finally {
        setEnding(null);
      }
    });
  }

  return (
    <div className="stack stack--wide">
      <Heading title={user.displayName} lead={user.email} moved={moved} back={back} />
      {done && <Done key={done} said={done} />}
      {action.problem && <Refusal problem={action.problem} />}
      {problem && <Refusal problem={problem} retry={again} />}
      <Assignments
        locale={locale}
        words={words}
        given={user.assignments}
        onEnd={(assignment) => {
          setDone(null);
          action.forget();
          setEnding(assignment);
        }}
      />
      {me?.id === id ? (
        <p className="card card--sand">{t('yourself')}</p>
      ) : (
        <GiveRole user={user} words={words} onGiven={changed} onStart={() => setDone(null)} />
      )}
      {me?.id !== id && <LetBackIn user={user} onAsked={setDone} />}
      {me?.id !== id && <Membership locale={locale} user={user} onChanged={changed} />}
      <Preview key={tag} title={t('sees', { name: user.displayName })} read={see} places={words} />
      {ending && (
        <Confirm
          title={t('takeAway.title', { role: roleName(words, ending), name: user.displayName })}
          yes={t('takeAway.yes')}
          busy={action.busy}
          onYes={() => void end(ending)}
          onNo={() => setEnding(null)}
        >
          <p>{t('takeAway.text')}</p>
          {me?.id === id && <p>{t('takeAway.yours')}</p>}
        </Confirm>
      )}
    </div>
  );
}
