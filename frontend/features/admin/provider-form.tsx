'use client';

import { useTranslations } from 'next-intl';
import { useMemo, useState, type SubmitEvent } from 'react';
import { ErrorSummary } from '@/ui/problem-panel';
import {
  draftOf,
  GIVEN,
  mistakesIn,
  newDraft,
  wishOf,
  type ProviderDraft,
  type ProviderMistake,
} from './federation-rules';
import { FormActions } from './form-actions';
import { LinesField } from './lines-field';
import type { Tagged } from './people-api';
import { addProvider, changeProvider, type Provider } from './providers-api';
import { Refusal } from './refusal';
import { TextField } from './text-field';
import { useAction } from '@/lib/use-action';

interface Props {
  /** The one that is changed; none: a new one. */
  seen?: Tagged<Provider>;
  onCancel: () => void;
  onKept: () => void;
}

/** What is typed; the rest is chosen. */
type Texts = Exclude<
  keyof ProviderDraft,
  'kind' | 'authentication' | 'justInTime' | 'localSignIn' | 'signOutThere'
>;

/** The server's names of fields → ids of the controls here. */
const fields = {
  ...Object.fromEntries(
    ['name', 'issuer', 'clientId', 'secret', 'domains'].map((name) => [name, `provider-${name}`]),
  ),
  'rules.mapping': 'provider-mapping',
};

export function ProviderForm({ seen, onCancel, onKept }: Props) {
  const t = useTranslations('admin.providerForm');
  const kinds = useTranslations('admin.providers.kind');
  const action = useAction();
  const [draft, setDraft] = useState(seen ? draftOf(seen.value) : newDraft);
  const [mistakes, setMistakes] = useState<ProviderMistake[]>([]);
  // The same list until the next submit: a new one would take the focus at every key.
  const errors = useMemo(
    () => mistakes.map((one) => ({ target: `provider-${one}`, message: t(`mistake.${one}`) })),
    [mistakes, t],
  );
  const isMappingWrong =
    mistakes.includes('mapping') ||
    action.problem?.errors?.some(({ field }) => field === 'rules.mapping');
  const oidc = draft.kind === 'oidc';
  const set = (change: Partial<ProviderDraft>) => setDraft({ ...draft, ...change });

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const wrong = mistakesIn(draft, !seen);
    setMistakes(wrong);
    action.forget();
    if (wrong.length === 0) {
      void action.run(async () => {
        await (seen ? changeProvider(seen, wishOf(draft)) : addProvider(wishOf(draft)));
        onKept();
      });
    }
  }

  const words = (name: Texts) => ({
    id: `provider-${name}`,
    label: t(`${name}.label`),
    hint: t(`${name}.hint`),
    mistake: mistakes.some((one) => one === name)
      ? t(`mistake.${name as ProviderMistake}`)
      : undefined,
    value: draft[name],
  });
  const text = (name: Texts, type = 'text') => (
    <TextField
      {...words(name)}
      type={type}
      autoComplete="off"
      spellCheck={false}
      readOnly={name === 'issuer' && seen !== undefined}
      onChange={({ target }) => set({ [name]: target.value })}
    />
  );
  const lines = (name: Texts) => (
    <LinesField {...words(name)} onChange={(value) => set({ [name]: value })} />
  );
  const check = (name: 'justInTime' | 'localSignIn' | 'signOutThere') => (
    <label className="choice">
      <input
        type="checkbox"
        checked={draft[name]}
        onChange={({ target }) => set({ [name]: target.checked })}
      />
      <span>{t(name)}</span>
    </label>
  );

  return (
    <form className="stack" noValidate onSubmit={submit}>
      <h2>{seen ? t('changeTitle', { name: seen.value.name }) : t('title')}</h2>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      {action.problem && <Refusal problem={action.problem} fields={fields} />}
      {!seen && (
        <Choice
          legend={t('kindQuestion')}
          name="provider-kind"
          options={(['oidc', 'pro_sante_connect'] as const).map((kind) => ({
            value: kind,
            name: kinds(`${kind}.name`),
            text: kinds(`${kind}.text`),
          }))}
          chosen={draft.kind}
          choose={(kind) => set({ kind })}
        />
      )}
      {text('name')}
      {oidc && text('issuer', 'url')}
      {text('clientId')}
      <Choice
        legend={t('proofQuestion')}
        name="provider-proof"
        options={(['private_key_jwt', 'client_secret'] as const).map((proof) => ({
          value: proof,
          name: t(`proof.${proof}.name`),
          text: t(`proof.${proof}.text`),
        }))}
        chosen={draft.authentication}
        choose={(authentication) => set({ authentication })}
      />
      {draft.authentication === 'client_secret' && text('secret', 'password')}
      {oidc && lines('domains')}
      <div className="choices choices--dense">
        {oidc && check('justInTime')}
        {oidc && check('localSignIn')}
        {check('signOutThere')}
      </div>
      {oidc && (
        <details open={isMappingWrong || undefined}>
          <summary>{t('further')}</summary>
          <div className="stack further">
            {text('roles')}
            {lines('mapping')}
            <p className="quiet">{t('given', { roles: GIVEN.join(', ') })}</p>
            {text('email')}
            {text('displayName')}
            {lines('twoFactors')}
            {lines('phishingResistant')}
          </div>
        </details>
      )}
      <FormActions submit={seen ? t('keep') : t('submit')} busy={action.busy} onCancel={onCancel} />
    </form>
  );
}

interface ChoiceProps<T extends string> {
  legend: string;
  name: string;
  options: { value: T; name: string; text: string }[];
  chosen: T;
  choose: (value: T) => void;
}

function Choice<T extends string>({ legend, name, options, chosen, choose }: ChoiceProps<T>) {
  return (
    <fieldset className="field choices choices--dense">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label className="choice" key={option.value}>
          <input
            type="radio"
            name={name}
            checked={chosen === option.value}
            onChange={() => choose(option.value)}
          />
          <span className="choice__name">
            {option.name}
            <span className="quiet">{option.text}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
