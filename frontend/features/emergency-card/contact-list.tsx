'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import type { Problem } from '@/lib/problem';
import { useAction } from '@/lib/use-action';
import { Confirm } from '@/ui/confirm';
import { Link } from '@/ui/link';
import { ProblemPanel } from '@/ui/problem-panel';
import { Said } from '@/ui/said';
import { Waiting } from '@/ui/waiting';
import { addContact, askAgain, changeContact, contacts, removeContact, type Contact } from './api';
import { moved } from './choosing';
import { ContactForm } from './contact-form';
import { useLoaded } from './use-loaded';
import './emergency-card.css';

const MOST = 10;

/** Whom to call, in this order. */
export function ContactList({ locale }: { locale: Locale }) {
  const t = useTranslations('emergencyCard.contacts');
  const { data, problem, reload } = useLoaded(contacts);
  const [form, setForm] = useState<string | null>(null);
  const [done, setDone] = useState<{ text: string } | null>(null);
  const action = useAction();
  const [removing, setRemoving] = useState<string | null>(null);

  /** A form that is open stays, unless it is the form that was sent. */
  const act = (work: () => Promise<unknown>, text: string, ends: 'form' | 'one' = 'one') =>
    action.run(async () => {
      setDone(null);
      try {
        await work();
        if (ends === 'form') {
          setForm(null);
        }
        setRemoving(null);
        setDone({ text });
      } finally {
        await reload();
      }
    });

  return (
    <div className="stack">
      <Link className="back" href={paths.file(locale)}>
        {t('back')}
      </Link>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <p>{t('told')}</p>
      <p className="quiet">{t('nobodySuggested')}</p>
      <Said what={done} />
      {action.problem && !form && !removing && <ProblemPanel problem={action.problem} />}
      {problem && <ProblemPanel problem={problem} retry={() => void reload()} />}
      {!data && !problem && <Waiting />}
      {data?.length === 0 && <p className="card">{t('none')}</p>}
      {data && data.length > 0 && (
        <ol className="emergency-contacts stack">
          {data.map((contact) => (
            <li key={contact.id} className="card stack">
              {form === contact.id ? (
                <ContactForm
                  contact={contact}
                  locale={locale}
                  action={action}
                  onCancel={() => setForm(null)}
                  onSend={(wanted) =>
                    void act(() => changeContact(contact, wanted), t('changed'), 'form')
                  }
                />
              ) : (
                <OneContact
                  locale={locale}
                  contact={contact}
                  last={contact.position === data.length}
                  busy={action.busy}
                  problem={action.problem}
                  removing={removing === contact.id}
                  onAskRemoval={(asks) => {
                    action.forget();
                    setRemoving(asks ? contact.id : null);
                  }}
                  onChange={() => setForm(contact.id)}
                  onMove={(to) =>
                    void act(
                      () => changeContact(contact, moved(contact, to)),
                      t('movedTo', { name: contact.name, position: to }),
                    )
                  }
                  onAsk={() => void act(() => askAgain(contact.id), t('asked'))}
                  onRemove={() => void act(() => removeContact(contact), t('removed'))}
                />
              )}
            </li>
          ))}
        </ol>
      )}
      {form === 'new' ? (
        <section className="card stack">
          <h2>{t('new')}</h2>
          <ContactForm
            locale={locale}
            action={action}
            onCancel={() => setForm(null)}
            onSend={(wanted) => void act(() => addContact(wanted), t('added'), 'form')}
          />
        </section>
      ) : (
        data &&
        data.length < MOST && (
          <div className="actions">
            <button type="button" className="button" onClick={() => setForm('new')}>
              {t('add')}
            </button>
          </div>
        )
      )}
    </div>
  );
}

function OneContact(props: {
  locale: Locale;
  contact: Contact;
  last: boolean;
  busy: boolean;
  problem: Problem | null;
  removing: boolean;
  onAskRemoval: (asks: boolean) => void;
  onChange: () => void;
  onMove: (to: number) => void;
  onAsk: () => void;
  onRemove: () => void;
}) {
  const { locale, contact, last, busy } = props;
  const t = useTranslations('emergencyCard.contacts');
  const { name, position, state, channels, askedAt } = contact;
  const hasEmail = channels.some(({ kind }) => kind === 'email');
  return (
    <>
      <h2>
        {position}. <bdi>{name}</bdi>
      </h2>
      <p>
        {t(`relation.${contact.relation}`)}
        {' · '}
        {hasEmail || state !== 'unconfirmed' ? t(`state.${state}`) : t('notAsked')}
      </p>
      {hasEmail && state === 'unconfirmed' && askedAt && (
        <p className="quiet">{t('askedAt', { at: sayMoment(askedAt, locale) })}</p>
      )}
      <ul>
        {channels.map(({ value, unreachableAt }) => (
          <li key={value}>
            {value}
            {unreachableAt && (
              <strong className="error-text">
                {' '}
                {t('unreachable', { at: sayMoment(unreachableAt, locale) })}
              </strong>
            )}
          </li>
        ))}
      </ul>
      <div className="actions">
        {position > 1 && (
          <button
            type="button"
            className="button button--quiet"
            aria-disabled={busy}
            aria-label={t('up', { name })}
            onClick={() => props.onMove(position - 1)}
          >
            <ArrowUp aria-hidden />
          </button>
        )}
        {!last && (
          <button
            type="button"
            className="button button--quiet"
            aria-disabled={busy}
            aria-label={t('down', { name })}
            onClick={() => props.onMove(position + 1)}
          >
            <ArrowDown aria-hidden />
          </button>
        )}
        <button
          type="button"
          className="button button--quiet"
          aria-label={t('changeNamed', { name })}
          onClick={props.onChange}
        >
          {t('change')}
        </button>
        {hasEmail && state === 'unconfirmed' && (
          <button
            type="button"
            className="button button--quiet"
            aria-label={t('askNamed', { name })}
            onClick={props.onAsk}
          >
            {t('ask')}
          </button>
        )}
        <button
          type="button"
          className="button button--quiet"
          aria-label={t('removeNamed', { name })}
          onClick={() => props.onAskRemoval(true)}
        >
          {t('remove')}
        </button>
      </div>
      {props.removing && (
        <Confirm
          title={t('removeTitle', { name })}
          yes={t('remove')}
          busy={busy}
          problem={props.problem}
          onNo={() => props.onAskRemoval(false)}
          onYes={props.onRemove}
        >
          <p>{t('removeText')}</p>
        </Confirm>
      )}
    </>
  );
}
