'use client';

import { useTranslations } from 'next-intl';
import { useState, type SubmitEvent } from 'react';
import { ErrorSummary } from '@/ui/problem-panel';
import { conflictWith, mistakeIn, rolesToGive } from './duties';
import { FormActions } from './form-actions';
import { LimitFields, type Limits } from './limit-fields';
import { Opener } from './opener';
import { give, type User, type Wish } from './people-api';
import { Refusal } from './refusal';
import { RoleChoice } from './role-choice';
import type { Role } from './roles-api';
import { useAction } from '@/lib/use-action';
import { useMay } from './use-may';
import type { Words } from './words';

interface Props {
  user: User;
  words: Words;
  onStart: () => void;
  onGiven: (said: string) => void;
}

export function GiveRole({ onStart, ...props }: Props) {
  const t = useTranslations('admin.give');
  const may = useMay();
  const offered = rolesToGive(props.words.roles, may);
  if (offered.length === 0) {
    return null;
  }
  return (
    <Opener text={t('open')} onOpen={onStart}>
      {({ cancel, close }) => (
        <GiveForm offered={offered} onCancel={cancel} onClose={close} {...props} />
      )}
    </Opener>
  );
}

interface FormProps extends Omit<Props, 'onStart'> {
  offered: Role[];
  onCancel: () => void;
  onClose: () => void;
}

const unlimited: Limits = { site: '', population: '', from: '', until: '' };
const fields = {
  role: 'role-0',
  site: 'site',
  population: 'population',
  from: 'from',
  until: 'until',
};

/** Gives somebody a role, with its limits. What excludes it is said before it is sent. */
function GiveForm({ user, words, offered, onGiven, onCancel, onClose }: FormProps) {
  const t = useTranslations('admin.give');
  const action = useAction();
  const [chosen, setChosen] = useState('');
  const [limits, setLimits] = useState(unlimited);
  const [mistakes, setMistakes] = useState<{ target: string; message: string }[]>([]);

  function conflict(id: string) {
    const role = offered.find((one) => one.id === id);
    return role ? conflictWith(role, limits, user.assignments, words.roles) : null;
  }

  function found() {
    const period = mistakeIn(limits);
    const excluded = conflict(chosen);
    return [
      ...(chosen === '' ? [{ target: 'role-0', message: t('noRole') }] : []),
      ...(excluded ? [{ target: 'role-0', message: t('excluded', { ...excluded }) }] : []),
      ...(period === 'past' ? [{ target: 'from', message: t('past') }] : []),
      ...(period === 'reversed' ? [{ target: 'until', message: t('reversed') }] : []),
    ];
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const wrong = found();
    setMistakes(wrong);
    action.forget();
    if (wrong.length > 0) {
      return;
    }
    void action.run(async () => {
      await give(user.id, wishOf(chosen, limits));
      onClose();
      const role = offered.find(({ id }) => id === chosen)?.name ?? chosen;
      onGiven(t('given', { role, name: user.displayName }));
    });
  }

  return (
    <form className="stack" noValidate onSubmit={submit}>
      <h2>{t('title', { name: user.displayName })}</h2>
      {mistakes.length > 0 && <ErrorSummary errors={mistakes} />}
      {action.problem && <Refusal problem={action.problem} fields={fields} />}
      <RoleChoice roles={offered} chosen={chosen} conflict={conflict} onChoose={setChosen} />
      <LimitFields
        places={words}
        limits={limits}
        mistakes={mistakes}
        onChange={(part) => setLimits({ ...limits, ...part })}
      />
      <FormActions submit={t('submit')} busy={action.busy} onCancel={onCancel} />
    </form>
  );
}

/** What was left open is not sent: no limit, from today, for good. */
function wishOf(role: string, limits: Limits): Wish {
  return {
    role,
    ...(limits.site && { site: limits.site }),
    ...(limits.population && { population: limits.population }),
    ...(limits.from && { from: limits.from }),
    ...(limits.until && { until: limits.until }),
  };
}
