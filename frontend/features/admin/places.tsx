'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Locale } from '@/lib/locales';
import { Waiting } from '@/ui/waiting';
import { AddPlace } from './add-place';
import { Done } from './done';
import { Heading } from './heading';
import { addPopulation, addSite, places } from './places-api';
import { codeOf } from './place-code';
import { Refusal } from './refusal';
import { useRead } from './use-read';

/** Sites and groups of staff: what roles can be limited to. */
export function PlacesPage({ locale }: { locale: Locale }) {
  const t = useTranslations('admin.places');
  const { value: known, problem, again } = useRead(places);
  const [done, setDone] = useState<string | null>(null);

  async function add(work: Promise<void>, name: string) {
    await work;
    setDone(t('added', { name }));
    again();
  }
  if (!known) {
    return (
      <div className="stack">
        <Heading title={t('title')} lead={t('lead')} />
        {problem ? <Refusal problem={problem} retry={again} /> : <Waiting />}
      </div>
    );
  }
  const inOrder = new Intl.Collator(locale).compare;
  const names = (all: { name: string }[]) => all.map(({ name }) => name).sort(inOrder);
  return (
    <div className="stack stack--wide">
      <Heading title={t('title')} lead={t('lead')} />
      {done && <Done key={done} said={done} />}
      <section className="stack">
        <h2>{t('sites')}</h2>
        <Names of={names(known.sites)} />
        <AddPlace
          id="site-name"
          words="site"
          onStart={() => setDone(null)}
          onAdd={(name) => add(addSite(name), name)}
        />
      </section>
      <section className="stack">
        <h2>{t('populations')}</h2>
        <p>{t('populationsText')}</p>
        <Names of={names(known.populations)} />
        <AddPlace
          id="population-name"
          words="population"
          onStart={() => setDone(null)}
          onAdd={(name) => {
            const taken = known.populations.map(({ code }) => code);
            return add(addPopulation({ code: codeOf(name, taken), name }), name);
          }}
        />
      </section>
    </div>
  );
}

function Names({ of }: { of: string[] }) {
  const t = useTranslations('admin.places');
  return of.length === 0 ? (
    <p className="quiet">{t('none')}</p>
  ) : (
    <ul>
      {of.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
}
