'use client';

import { useTranslations } from 'next-intl';
import { useMemo, useState, type SubmitEvent } from 'react';
import { ErrorSummary } from '@/ui/problem-panel';
import { FormActions } from './form-actions';
import { KindChoice } from './kind-choice';
import { LinesField } from './lines-field';
import { register, type Kind, type Program, type ProgramWish, type Scope } from './programs-api';
import { Refusal } from './refusal';
import { linesOf, mistakesIn, type Mistake } from './registration';
import { ScopeChoice } from './scope-choice';
import { TextField } from './text-field';
import { useAction } from '@/lib/use-action';

interface Props {
  onCancel: () => void;
  onRegistered: (program: Program) => void;
}

const targets: Record<Mistake, string> = {
  name: 'program-name',
  scopes: 'scope-0',
  addressMissing: 'redirects',
  address: 'redirects',
  logout: 'logouts',
  keys: 'keys',
};

const fields = {
  name: 'program-name',
  kind: 'kind-0',
  scopes: 'scope-0',
  redirectUris: 'redirects',
  logoutUris: 'logouts',
  publicKeys: 'keys',
};

export function ProgramForm({ onCancel, onRegistered }: Props) {
  const t = useTranslations('admin.programForm');
  const action = useAction();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<Kind>('secret');
  const [scopes, setScopes] = useState<Scope[]>(['openid']);
  const [redirects, setRedirects] = useState('');
  const [logouts, setLogouts] = useState('');
  const [keys, setKeys] = useState('');
  const [bound, setBound] = useState(false);
  const [mistakes, setMistakes] = useState<Mistake[]>([]);
  // The same list until the next submit: a new one would take the focus at every key.
  const errors = useMemo(
    () => mistakes.map((one) => ({ target: targets[one], message: t(`mistake.${one}`) })),
    [mistakes, t],
  );
  const messageFor = (target: string) => {
    const mistake = mistakes.find((one) => targets[one] === target);
    return mistake && t(`mistake.${mistake}`);
  };

  function wish(): ProgramWish {
    return {
      name: name.trim(),
      kind,
      scopes,
      redirectUris: linesOf(redirects),
      logoutUris: linesOf(logouts),
      ...(kind === 'private_key' && { publicKeys: keys.trim() }),
      ...(bound && { bound }),
    };
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const wrong = mistakesIn(wish());
    setMistakes(wrong);
    action.forget();
    if (wrong.length === 0) {
      void action.run(async () => onRegistered(await register(wish())));
    }
  }

  return (
    <form className="stack" noValidate onSubmit={submit}>
      <h2>{t('title')}</h2>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      {action.problem && <Refusal problem={action.problem} fields={fields} />}
      <TextField
        id="program-name"
        label={t('name')}
        hint={t('nameHint')}
        mistake={messageFor('program-name')}
        value={name}
        maxLength={80}
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
      />
      <KindChoice chosen={kind} onChoose={setKind} />
      <ScopeChoice chosen={scopes} onChoose={setScopes} />
      <LinesField
        id="redirects"
        label={t('redirects')}
        hint={t('redirectsHint')}
        mistake={messageFor('redirects')}
        value={redirects}
        onChange={setRedirects}
      />
      {kind === 'private_key' && (
        <LinesField
          id="keys"
          label={t('keys')}
          hint={t('keysHint')}
          mistake={messageFor('keys')}
          value={keys}
          onChange={setKeys}
        />
      )}
      <details open={mistakes.includes('logout') || undefined}>
        <summary>{t('further')}</summary>
        <div className="stack further">
          <LinesField
            id="logouts"
            label={t('logouts')}
            hint={t('logoutsHint')}
            mistake={messageFor('logouts')}
            value={logouts}
            onChange={setLogouts}
          />
          <label className="choice">
            <input
              type="checkbox"
              checked={bound}
              onChange={(event) => setBound(event.target.checked)}
            />
            <span>{t('bound')}</span>
          </label>
        </div>
      </details>
      <FormActions submit={t('submit')} busy={action.busy} onCancel={onCancel} />
    </form>
  );
}
