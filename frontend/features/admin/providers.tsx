'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Waiting } from '@/ui/waiting';
import { Confirm } from '@/ui/confirm';
import { Done } from './done';
import { Heading } from './heading';
import { Opener } from './opener';
import type { Tagged } from './people-api';
import { ProviderCard } from './provider-card';
import { ProviderForm } from './provider-form';
import { provider, providers, removeProvider, type Provider } from './providers-api';
import { Refusal } from './refusal';
import { useAction } from '@/lib/use-action';
import { useRead } from './use-read';

/** What was read of one provider, and what is to be done with it. */
type Open = { seen: Tagged<Provider>; what: 'change' | 'remove' };

/** Through whose sign-in the company's people come in. */
export function Providers() {
  const t = useTranslations('admin.providers');
  const { value: known, problem, again } = useRead(providers);
  const [open, setOpen] = useState<Open | null>(null);
  const [adding, setAdding] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const action = useAction();

  const begin = (id: string, what: Open['what']) =>
    action.run(async () => {
      setDone(null);
      setOpen({ seen: await provider(id), what });
    });

  const remove = (seen: Tagged<Provider>) =>
    action.run(async () => {
      try {
        await removeProvider(seen);
        setDone(t('removed', { name: seen.value.name }));
      } finally {
        setOpen(null);
        again();
      }
    });

  function kept(said: string) {
    setOpen(null);
    setDone(said);
    again();
  }

  return (
    <div className="stack stack--wide">
      <Heading title={t('title')} lead={t('lead')} />
      {done && <Done key={done} said={done} />}
      {action.problem && <Refusal problem={action.problem} />}
      {problem && <Refusal problem={problem} retry={again} />}
      {!known && !problem && <Waiting />}
      {known?.length === 0 && <p>{t('none')}</p>}
      {known?.map((one) =>
        open?.what === 'change' && open.seen.value.id === one.id ? (
          <FocusedForm key={one.id} name={one.name}>
            <ProviderForm
              seen={open.seen}
              onCancel={() => setOpen(null)}
              onKept={() => kept(t('changed', { name: one.name }))}
            />
          </FocusedForm>
        ) : (
          <ProviderCard
            key={one.id}
            provider={one}
            open={!adding && open?.what !== 'change'}
            onChange={() => void begin(one.id, 'change')}
            onRemove={() => void begin(one.id, 'remove')}
          />
        ),
      )}
      {open?.what !== 'change' && (
        <Opener
          text={t('add')}
          onOpen={() => {
            setDone(null);
            setAdding(true);
          }}
        >
          {({ cancel, close }) => (
            <ProviderForm
              onCancel={() => {
                cancel();
                setAdding(false);
              }}
              onKept={() => {
                close();
                setAdding(false);
                kept(t('added'));
              }}
            />
          )}
        </Opener>
      )}
      {open?.what === 'remove' && (
        <Confirm
          title={t('remove.title', { name: open.seen.value.name })}
          yes={t('remove.yes')}
          busy={action.busy}
          onYes={() => void remove(open.seen)}
          onNo={() => setOpen(null)}
        >
          <p>{t('remove.text')}</p>
        </Confirm>
      )}
    </div>
  );
}

/** In place of what was pressed, which is gone. */
function FocusedForm({ name, children }: { name: string; children: ReactNode }) {
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => group.current?.focus(), []);
  return (
    <div className="card card--leaf" role="group" aria-label={name} tabIndex={-1} ref={group}>
      {children}
    </div>
  );
}
