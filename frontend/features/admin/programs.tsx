'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Locale } from '@/lib/locales';
import { Waiting } from '@/ui/waiting';
import { Confirm } from '@/ui/confirm';
import { Done } from './done';
import { Heading } from './heading';
import { More } from './more';
import { Opener } from './opener';
import { ProgramCard } from './program-card';
import { ProgramForm } from './program-form';
import { disable, newSecret, programs, type Program } from './programs-api';
import { Refusal } from './refusal';
import { SecretCard } from './secret-card';
import { useAction } from '@/lib/use-action';
import { useList } from './use-list';

type Question = { about: Program; what: 'secret' | 'disable' };

/** Somebody else's software that the company lets in. */
export function Programs({ locale }: { locale: Locale }) {
  const t = useTranslations('admin.programs');
  const { items, fresh, problem, more, again } = useList(programs);
  const [asking, setAsking] = useState<Question | null>(null);
  /** Kept in this page's memory only, until the person says that they have it. */
  const [made, setMade] = useState<Program | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const action = useAction();

  async function answer({ about, what }: Question) {
    setDone(null);
    await action.run(async () => {
      try {
        if (what === 'secret') {
          setMade(await newSecret(about.id));
        } else {
          await disable(about.id);
          setDone(t('disabledNow', { name: about.name }));
        }
      } finally {
        setAsking(null);
        again();
      }
    });
  }

  function hide() {
    setMade(null);
    setDone(t('hidden'));
  }

  function ask(question: Question) {
    setDone(null);
    action.forget();
    setAsking(question);
  }

  return (
    <div className="stack stack--wide">
      <Heading title={t('title')} lead={t('lead')} />
      {done && <Done key={done} said={done} />}
      {action.problem && <Refusal problem={action.problem} />}
      {made && <SecretCard program={made} onKept={hide} />}
      <Opener
        text={t('register')}
        onOpen={() => {
          setDone(null);
          setMade(null);
        }}
      >
        {({ cancel, close }) => (
          <ProgramForm
            onCancel={cancel}
            onRegistered={(program) => {
              close();
              setMade(program);
              again();
            }}
          />
        )}
      </Opener>
      <section className="stack">
        <h2>{t('registered')}</h2>
        {problem && <Refusal problem={problem} retry={again} />}
        {!items && !problem && <Waiting />}
        {items?.length === 0 && <p>{t('none')}</p>}
        {items?.map((program, index) => (
          <ProgramCard
            key={program.id}
            id={`program-${index}`}
            locale={locale}
            program={program}
            onSecret={() => ask({ about: program, what: 'secret' })}
            onDisable={() => ask({ about: program, what: 'disable' })}
          />
        ))}
        <More of="program" fresh={fresh} more={more} />
      </section>
      {asking && (
        <Confirm
          title={t(`${asking.what}.title`, { name: asking.about.name })}
          yes={t(`${asking.what}.yes`)}
          busy={action.busy}
          onYes={() => void answer(asking)}
          onNo={() => setAsking(null)}
        >
          <p>{t(`${asking.what}.text`)}</p>
          {asking.what === 'secret' && <p>{t('secret.twice')}</p>}
        </Confirm>
      )}
    </div>
  );
}
