'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useState, type SubmitEvent } from 'react';
import type { Me } from '@/lib/session';
import { publish, sign, type Draft } from './api';
import { Refusal } from './refusal';
import { useAction } from '@/lib/use-action';

interface Props {
  me: Me;
  draft: Draft;
  dirty: boolean;
  onDone: (said: string) => Promise<void>;
}

/** Two people sign the text as it is; then the second puts it into force. */
export function SignPart({ me, draft, dirty, onDone }: Props) {
  const t = useTranslations('protocols.sign');
  const action = useAction();
  const signs = me.permissions.includes('protocols.sign');
  const part = signs ? 'signatory' : 'author';
  const mine = draft.author === me.id;
  const { id, version } = draft.content;
  const signed = (name: 'author' | 'signatory') =>
    draft.signatures.find((one) => one.part === name);
  const both = signed('author') !== undefined && signed('signatory') !== undefined;
  return (
    <section className="stack" aria-labelledby="sign-title">
      <h2 id="sign-title">{t('title')}</h2>
      <p className="quiet">{t('lead')}</p>
      <ul className="plain signatures">
        {(['author', 'signatory'] as const).map((name) => (
          <Signature key={name} part={name} signed={signed(name) ?? null} />
        ))}
      </ul>
      {draft.publishedAt !== null && <p>{t('published')}</p>}
      {action.problem && <Refusal problem={action.problem} />}
      {draft.publishedAt === null && (
        <>
          {dirty && <p className="unsound">{t('dirty')}</p>}
          {mine && signs && <p>{t('ownText')}</p>}
          <div>
            <button
              type="button"
              className="button"
              aria-disabled={action.busy || dirty}
              onClick={() => {
                if (!dirty) {
                  void action.run(async () => {
                    await sign(id, version, draft.tag);
                    await onDone(t('signed'));
                  });
                }
              }}
            >
              {action.busy ? t('busy') : t(`as.${part}`)}
            </button>
          </div>
          {signs && both && !dirty && <Publish draft={draft} onDone={onDone} />}
          {signs && !both && <p className="quiet">{t('notYet')}</p>}
        </>
      )}
    </section>
  );
}

function Signature(props: {
  part: 'author' | 'signatory';
  signed: Draft['signatures'][number] | null;
}) {
  const t = useTranslations('protocols.sign');
  const format = useFormatter();
  const { part, signed } = props;
  return (
    <li>
      <strong>{t(part)}</strong>{' '}
      {signed
        ? t('by', {
            name: signed.name ?? t('somebody'),
            at: format.dateTime(new Date(signed.at), { dateStyle: 'long', timeStyle: 'short' }),
          })
        : t('missing')}
    </li>
  );
}

function Publish({ draft, onDone }: { draft: Draft; onDone: Props['onDone'] }) {
  const t = useTranslations('protocols.sign');
  const action = useAction();
  const [from, setFrom] = useState('');
  // One wish, one key: pressed again after a failure it is done once.
  const [key] = useState(() => crypto.randomUUID());
  const { id, version } = draft.content;

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    void action.run(async () => {
      const at = from === '' ? null : new Date(from).toISOString();
      await publish(id, version, at, `${key}-${at ?? 'now'}`);
      await onDone(at === null ? t('inForce') : t('willBeInForce'));
    });
  }
  return (
    <form className="card stack" onSubmit={submit}>
      <h3>{t('publish')}</h3>
      {action.problem && <Refusal problem={action.problem} />}
      <div className="field">
        <label htmlFor="effective">{t('from')}</label>
        <p className="hint" id="effective-hint">
          {t('fromHint')}
        </p>
        <input
          id="effective"
          type="datetime-local"
          className="input input--short"
          aria-describedby="effective-hint"
          value={from}
          onChange={({ target }) => setFrom(target.value)}
        />
      </div>
      <div>
        <button type="submit" className="button" aria-disabled={action.busy}>
          {action.busy ? t('busy') : t('publishNow')}
        </button>
      </div>
    </form>
  );
}
