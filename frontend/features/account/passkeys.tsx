'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Locale } from '@/lib/locales';
import { AddPasskey } from './add-passkey';
import {
  passkey,
  passkeys,
  removePasskey,
  renamePasskey,
  type NewPasskey,
  type Passkey,
  type Seen,
} from './api';
import { CodesSheet } from './codes-sheet';
import { Confirm } from './confirm';
import { Loading, Part, type Said } from './part';
import { PasskeyFacts } from './passkey-facts';
import { Refusal } from './refusal';
import { RenameForm } from './rename-form';
import { inOrderOfConcern } from './rules';
import { useDoing } from './use-doing';
import { useLoaded } from './use-loaded';

type Intent = 'rename' | 'remove';

export function Passkeys({ locale }: { locale: Locale }) {
  const t = useTranslations('account.passkeys');
  const { data, problem, reload } = useLoaded(passkeys);
  const doing = useDoing();
  const [open, setOpen] = useState<(Seen<Passkey> & { intent: Intent }) | null>(null);
  const [done, setDone] = useState<Said | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);

  /** Read again first: what is changed is what was seen. */
  async function look(id: string, intent: Intent) {
    const outcome = await doing.attempt(async () => setOpen({ intent, ...(await passkey(id)) }));
    if (outcome === 'outdated') {
      await reload();
    }
  }

  async function change(work: () => Promise<unknown>, text: string) {
    setDone(null);
    const outcome = await doing.attempt(work);
    if (outcome === 'done' || outcome === 'outdated') {
      setOpen(null);
      await reload();
    }
    if (outcome === 'done') {
      setDone({ text });
    }
  }

  /** Codes come first: they are never shown again. */
  async function welcome(added: NewPasskey) {
    const codes = added.recoveryCodes ?? null;
    setCodes(codes);
    setDone({ text: t('added', { name: added.name }), ...(!codes && { aside: true }) });
    await reload();
    await look(added.id, 'rename');
  }

  if (codes) {
    return (
      <Part locale={locale} title={t('title')} lead={t('keepCodes')} done={done}>
        <CodesSheet codes={codes} kept={() => setCodes(null)} />
      </Part>
    );
  }
  if (!data) {
    return (
      <Part locale={locale} title={t('title')} lead={t('lead')}>
        <Loading problem={problem} retry={reload} />
      </Part>
    );
  }
  return (
    <Part locale={locale} title={t('title')} lead={t('lead')} done={done}>
      <Refusal problem={doing.problem} />
      {data.length === 0 && <p>{t('none')}</p>}
      <ul className="plain stack">
        {inOrderOfConcern(data).map((one) => (
          <li key={one.id} className="card">
            <PasskeyFacts locale={locale} passkey={one} />
            {open?.value.id === one.id ? (
              <Opened
                open={open}
                busy={doing.busy}
                close={() => setOpen(null)}
                rename={(name) =>
                  change(() => renamePasskey(one.id, open.tag, name), t('renamed', { name }))
                }
                remove={() =>
                  change(() => removePasskey(one.id, open.tag), t('removed', { name: one.name }))
                }
              />
            ) : (
              <div className="actions">
                <button
                  type="button"
                  className="link"
                  aria-label={t('renameNamed', { name: one.name })}
                  onClick={() => look(one.id, 'rename')}
                >
                  {t('rename')}
                </button>
                <button
                  type="button"
                  className="link"
                  aria-label={t('removeNamed', { name: one.name })}
                  onClick={() => look(one.id, 'remove')}
                >
                  {t('remove')}
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
      <section className="card card--leaf stack">
        <h2>{t(data.length === 0 ? 'first' : data.length === 1 ? 'second' : 'another')}</h2>
        {data.length === 1 && <p>{t('onlyOne')}</p>}
        <p>{t('how')}</p>
        <AddPasskey added={welcome} />
      </section>
    </Part>
  );
}

function Opened(props: {
  open: Seen<Passkey> & { intent: Intent };
  busy: boolean;
  close: () => void;
  rename: (name: string) => Promise<void>;
  remove: () => Promise<void>;
}) {
  const t = useTranslations('account.passkeys');
  const { open, busy, close, rename, remove } = props;
  const { name } = open.value;
  switch (open.intent) {
    case 'rename':
      return <RenameForm name={name} busy={busy} rename={rename} close={close} />;
    case 'remove':
      return (
        <Confirm
          title={t('removeTitle', { name })}
          text={t('removeText')}
          action={t('removeYes')}
          busy={busy}
          yes={() => void remove()}
          no={close}
        />
      );
  }
}
