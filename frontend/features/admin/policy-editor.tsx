'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useMemo, useState, type SubmitEvent } from 'react';
import type { Locale } from '@/lib/locales';
import { Waiting } from '@/ui/waiting';
import { Done } from './done';
import { Heading } from './heading';
import type { Tagged } from './people-api';
import { places, type Site } from './places-api';
import {
  changePolicy,
  policy,
  presentations,
  preview,
  type Card,
  type Policy,
  type Presentation,
} from './policy-api';
import { PolicyContacts } from './policy-contacts';
import { controlOf, draftOf, policyOf, type PolicyDraft } from './policy-draft';
import { PolicyPreview } from './policy-preview';
import { PolicyRaises } from './policy-raises';
import { PolicyTexts } from './policy-texts';
import { Refusal } from './refusal';
import { TextField } from './text-field';
import { useAction } from '@/lib/use-action';
import { useRead } from './use-read';

/** What the company adds to the symptom checks of its people. Nobody's checks are shown here. */
export function PolicyEditor({ locale }: { locale: Locale }) {
  const t = useTranslations('admin.symptom-check');
  const read = useCallback(async () => {
    const [seen, { sites }, known] = await Promise.all([policy(), places(), presentations(locale)]);
    return { seen, sites, known };
  }, [locale]);
  const { value, problem, again } = useRead(read);
  return (
    <div className="stack stack--wide">
      <Heading title={t('title')} lead={t('lead')} />
      {problem && <Refusal problem={problem} retry={again} />}
      {!value && !problem && <Waiting />}
      {value && <PolicyForm locale={locale} {...value} />}
    </div>
  );
}

interface FormProps {
  locale: Locale;
  seen: Tagged<Policy>;
  sites: Site[];
  known: Presentation[];
}

function PolicyForm({ locale, seen: first, sites, known }: FormProps) {
  const t = useTranslations('admin.policyForm');
  const [seen, setSeen] = useState(first);
  const [draft, setDraft] = useState(() => draftOf(first.value, sites));
  const [cards, setCards] = useState<Card[] | null>(null);
  const [saved, setSaved] = useState(0);
  const action = useAction();
  const wrong = useMemo(
    () =>
      new Map(
        action.problem?.errors?.map(({ field, message }) => [controlOf(field), message]) ?? [],
      ),
    [action.problem],
  );
  useOpenedMistakes(wrong);
  const set = (change: Partial<PolicyDraft>) => {
    setDraft({ ...draft, ...change });
    setSaved(0);
  };

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setSaved(0);
    void action.run(async () => {
      setSeen(await changePolicy(seen, policyOf(draft, sites)));
      setSaved((times) => times + 1);
    });
  }

  return (
    <form className="stack stack--wide" noValidate onSubmit={submit}>
      {action.problem && (
        <Refusal
          problem={action.problem}
          fields={Object.fromEntries(
            action.problem.errors?.map(({ field }) => [field, controlOf(field)]) ?? [],
          )}
        />
      )}
      {saved > 0 && <Done said={t('saved')} />}
      <PolicyRaises
        presentations={known}
        raises={draft.raises}
        wrong={wrong}
        onChange={(raises) => set({ raises })}
      />
      <PolicyContacts
        locale={locale}
        sites={sites}
        countries={draft.countries}
        contacts={draft.contacts}
        wrong={wrong}
        onChange={(contacts) => set({ contacts })}
      />
      <PolicyTexts draft={draft} wrong={wrong} onChange={(texts) => set({ texts })} />
      <section className="stack">
        <h2>{t('sites.title')}</h2>
        <p>{t('sites.text')}</p>
        <div className="two">
          {sites.map(({ id, name }, n) => (
            <TextField
              key={id}
              id={`policy-sites[${n}].country`}
              label={t('sites.country', { site: name })}
              mistake={wrong.get(`policy-sites[${n}].country`)}
              autoComplete="off"
              autoCapitalize="characters"
              maxLength={2}
              value={draft.countries[id] ?? ''}
              onChange={({ target }) =>
                set({ countries: { ...draft.countries, [id]: target.value.toUpperCase() } })
              }
            />
          ))}
        </div>
      </section>
      <PolicyPreview
        locale={locale}
        sites={sites}
        busy={action.busy}
        cards={cards}
        onAsk={(language, site) =>
          void action.run(async () =>
            setCards(await preview(policyOf(draft, sites), language, site)),
          )
        }
      />
      <p className="quiet">{t('afterwards')}</p>
      <div className="actions">
        <button type="submit" className="button" aria-disabled={action.busy}>
          {t('save')}
        </button>
      </div>
    </form>
  );
}

/** What is wrong is not hidden in something closed. */
function useOpenedMistakes(wrong: Map<string, string>) {
  useEffect(() => {
    for (const control of wrong.keys()) {
      document.getElementById(control)?.closest('details')?.setAttribute('open', '');
    }
  }, [wrong]);
}
