'use client';

import { useTranslations } from 'next-intl';
import { useState, type SubmitEvent } from 'react';
import { ErrorSummary } from '@/ui/problem-panel';
import { FormActions } from './form-actions';
import { Opener } from './opener';
import { Refusal } from './refusal';
import { TextField } from './text-field';
import { useAction } from '@/lib/use-action';

interface Props {
  id: string;
  words: 'site' | 'population';
  onStart: () => void;
  onAdd: (name: string) => Promise<void>;
}

export function AddPlace({ onStart, ...props }: Props) {
  const t = useTranslations(`admin.places.${props.words}`);
  return (
    <Opener text={t('add')} onOpen={onStart}>
      {({ cancel, close }) => <NameForm onCancel={cancel} onClose={close} {...props} />}
    </Opener>
  );
}

type FormProps = Omit<Props, 'onStart'> & { onCancel: () => void; onClose: () => void };

function NameForm({ id, words, onAdd, onCancel, onClose }: FormProps) {
  const t = useTranslations(`admin.places.${words}`);
  const action = useAction();
  const [name, setName] = useState('');
  const [mistakes, setMistakes] = useState<{ target: string; message: string }[]>([]);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setMistakes(name.trim() === '' ? [{ target: id, message: t('missing') }] : []);
    action.forget();
    if (name.trim() !== '') {
      void action.run(async () => {
        await onAdd(name.trim());
        onClose();
      });
    }
  }
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <h3>{t('add')}</h3>
      {mistakes.length > 0 && <ErrorSummary errors={mistakes} />}
      {action.problem && <Refusal problem={action.problem} fields={{ name: id }} />}
      <TextField
        id={id}
        label={t('name')}
        hint={t('hint')}
        mistake={mistakes[0]?.message}
        value={name}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
      />
      <FormActions submit={t('save')} busy={action.busy} onCancel={onCancel} />
    </form>
  );
}
