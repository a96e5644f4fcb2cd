'use client';

import { useTranslations } from 'next-intl';
import { useState, type SubmitEvent } from 'react';
import { Waiting } from '@/ui/waiting';
import { Done } from './done';
import {
  choicesOf,
  factorPolicies,
  stateFactors,
  type Factors,
  type Requirement,
} from './factors-api';
import { Heading } from './heading';
import type { Tagged } from './people-api';
import { Refusal } from './refusal';
import { roles } from './roles-api';
import { useAction } from '@/lib/use-action';
import { useMay } from './use-may';
import { useRead } from './use-read';

const read = async () => {
  const [seen, known] = await Promise.all([factorPolicies(), roles()]);
  return { seen, names: Object.fromEntries(known.items.map(({ id, name }) => [id, name])) };
};

/** What people have to prove when they sign in, by what they are here. */
export function FactorPolicies() {
  const t = useTranslations('admin.factors');
  const { value, problem, again } = useRead(read);
  const [done, setDone] = useState(0);
  const action = useAction();

  const keep = (tag: string, wanted: Factors) =>
    void action.run(async () => {
      setDone(0);
      try {
        await stateFactors(tag, wanted);
        setDone(done + 1);
      } finally {
        again(); // whatever was in the way: the page shows what is true now
      }
    });

  return (
    <div className="stack stack--wide">
      <Heading title={t('title')} lead={t('lead')} />
      {done > 0 && <Done key={done} said={t('done')} />}
      {action.problem && <Refusal problem={action.problem} />}
      {problem && <Refusal problem={problem} retry={again} />}
      {!value && !problem && <Waiting />}
      {value && <PolicyForm key={value.seen.tag} {...value} busy={action.busy} keep={keep} />}
    </div>
  );
}

interface FormProps {
  seen: Tagged<Factors>;
  names: Record<string, string>;
  busy: boolean;
  keep: (tag: string, wanted: Factors) => void;
}

function PolicyForm({ seen, names, busy, keep }: FormProps) {
  const t = useTranslations('admin.factors');
  const admin = useTranslations('admin');
  const mayChange = useMay()('roles.manage');
  const [wanted, setWanted] = useState(seen.value);

  const ask = (role: string, requirement: Requirement) =>
    setWanted({
      ...wanted,
      roles: wanted.roles.map((one) => (one.role === role ? { ...one, requirement } : one)),
    });

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    keep(seen.tag, wanted);
  }

  return (
    <form className="card card--leaf stack" noValidate onSubmit={submit}>
      {wanted.roles.map((stated) => (
        <div className="field" key={stated.role}>
          <label htmlFor={`factor-${stated.role}`}>{names[stated.role] ?? stated.role}</label>
          <select
            className="input"
            id={`factor-${stated.role}`}
            value={stated.requirement}
            disabled={!mayChange}
            onChange={({ target }) => ask(stated.role, target.value as Requirement)}
          >
            {choicesOf(stated).map((requirement) => (
              <option key={requirement} value={requirement}>
                {t(`requirement.${requirement}`)}
              </option>
            ))}
          </select>
        </div>
      ))}
      <label className="choice">
        <input
          type="checkbox"
          checked={wanted.emailCodes}
          disabled={!mayChange}
          onChange={({ target }) => setWanted({ ...wanted, emailCodes: target.checked })}
        />
        <span className="choice__name">
          {t('emailCodes')}
          <span className="quiet">{t('emailCodesText')}</span>
        </span>
      </label>
      {mayChange ? (
        <div className="actions">
          <button type="submit" className="button" aria-disabled={busy}>
            {busy ? admin('busy') : t('keep')}
          </button>
        </div>
      ) : (
        <p className="quiet">{t('onlyRead')}</p>
      )}
    </form>
  );
}
