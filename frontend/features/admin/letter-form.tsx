'use client';

import { useTranslations } from 'next-intl';
import { useState, type SubmitEvent } from 'react';
import { useAction } from '@/lib/use-action';
import { attempt } from '@/lib/attempt';
import {
  registerLetter,
  whoIs,
  type Handled,
  type Letter,
  type Someone,
} from './data-requests-api';
import { FormActions } from './form-actions';
import { Refusal } from './refusal';
import { SelectField } from './select-field';
import { TextField } from './text-field';

const kinds = ['access', 'rectification', 'erasure', 'restriction', 'portability', 'objection'];
const channels = ['letter', 'email', 'in_person', 'phone'];

const fields = {
  kind: 'kind',
  channel: 'channel',
  receivedOn: 'received',
  person: 'name',
  name: 'name',
};

interface Props {
  onDone: (registered: Handled) => void;
  onCancel: () => void;
}

/** A request that came otherwise than by the platform; of somebody who has an account, or has none. */
export function LetterForm({ onDone, onCancel }: Props) {
  const t = useTranslations('admin.requests');
  const action = useAction();
  const [said, setSaid] = useState({
    kind: '',
    channel: '',
    on: '',
    name: '',
    address: '',
    words: '',
  });
  const [found, setFound] = useState<Someone[] | null>(null);
  const [person, setPerson] = useState('');
  const say = (part: Partial<typeof said>) => setSaid({ ...said, ...part });

  const seek = () =>
    action.run(async () => {
      const people = await whoIs({ name: said.name });
      setFound(people);
      setPerson(people[0]?.id ?? '');
    });

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const letter = {
      kind: said.kind,
      channel: said.channel,
      receivedOn: said.on,
      ...(said.words.trim() !== '' && { words: said.words }),
      ...(person === '' ? { name: said.name, address: said.address } : { person }),
    } as Letter;
    void action.run(async () =>
      onDone(await attempt(letter, (key) => registerLetter(letter, key))),
    );
  }

  return (
    <form className="card stack" onSubmit={submit}>
      <h2>{t('register')}</h2>
      {action.problem && <Refusal problem={action.problem} fields={fields} />}
      <SelectField
        id="kind"
        label={t('kindOf')}
        all={t('choose')}
        options={kinds.map((one) => [one, t(`kind.${one as Letter['kind']}`)])}
        value={said.kind}
        onChange={(kind) => say({ kind })}
      />
      <SelectField
        id="channel"
        label={t('channelOf')}
        all={t('choose')}
        options={channels.map((one) => [one, t(`channel.${one as Letter['channel']}`)])}
        value={said.channel}
        onChange={(channel) => say({ channel })}
      />
      <TextField
        id="received"
        type="date"
        required
        label={t('receivedOn')}
        hint={t('receivedHint')}
        value={said.on}
        onChange={(event) => say({ on: event.target.value })}
      />
      <TextField
        id="name"
        required
        label={t('name')}
        hint={t('nameHint')}
        maxLength={100}
        autoComplete="off"
        value={said.name}
        onChange={(event) => {
          say({ name: event.target.value });
          setFound(null);
          setPerson('');
        }}
      />
      <button
        type="button"
        className="button button--quiet"
        aria-disabled={action.busy}
        onClick={() => void seek()}
      >
        {t('seek')}
      </button>
      <div role="status">{found && <p>{t('found', { count: found.length })}</p>}</div>
      {found && found.length > 0 && (
        <SelectField
          id="person"
          label={t('personOf')}
          all={t('noAccount')}
          options={found.map(({ id, displayName }) => [id, displayName])}
          value={person}
          onChange={setPerson}
        />
      )}
      {person === '' && (
        <TextField
          id="address"
          required
          label={t('address')}
          hint={t('addressHint')}
          maxLength={500}
          autoComplete="off"
          value={said.address}
          onChange={(event) => say({ address: event.target.value })}
        />
      )}
      <div className="field">
        <label htmlFor="letter-words">{t('theirWords')}</label>
        <textarea
          className="input"
          id="letter-words"
          rows={4}
          maxLength={4000}
          value={said.words}
          onChange={(event) => say({ words: event.target.value })}
        />
      </div>
      <FormActions submit={t('save')} busy={action.busy} onCancel={onCancel} />
    </form>
  );
}
