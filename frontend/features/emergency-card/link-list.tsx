'use client';

import { useTranslations } from 'next-intl';
import { useState, type SubmitEvent } from 'react';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { useAction } from '@/lib/use-action';
import { Confirm } from '@/ui/confirm';
import { Field, TextField, described } from '@/ui/field';
import { later } from '@/ui/later';
import { ProblemPanel } from '@/ui/problem-panel';
import { Said } from '@/ui/said';
import { Waiting } from '@/ui/waiting';
import { links, makeLink, revokeLink, type HealthLink } from './api';
import { useLoaded } from './use-loaded';

const QrCode = later(async () => (await import('@/ui/qr-code')).QrCode);

/** Links that open the card for whoever has them: made, shown, counted and revoked. */
export function LinkList({ locale }: { locale: Locale }) {
  const t = useTranslations('emergencyCard.links');
  const { data, problem, reload } = useLoaded(links);
  const [done, setDone] = useState<{ text: string } | null>(null);

  async function changed(text: string) {
    await reload();
    setDone({ text });
  }
  return (
    <section className="stack emergency-links" aria-labelledby="links-title">
      <h2 id="links-title">{t('title')}</h2>
      <p>{t('lead')}</p>
      <Said what={done} />
      <NewLink locale={locale} made={(name) => void changed(t('made', { name }))} />
      {problem && <ProblemPanel problem={problem} retry={() => void reload()} />}
      {!data && !problem && <Waiting />}
      {data?.map((link) => (
        <OneLink
          key={link.id}
          locale={locale}
          link={link}
          revoked={(name) => void changed(t('revoked', { name }))}
        />
      ))}
    </section>
  );
}

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

function NewLink({ locale, made }: { locale: Locale; made: (name: string) => void }) {
  const t = useTranslations('emergencyCard.links');
  const action = useAction();

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    const passcode = textOf(form, 'passcode');
    const label = textOf(form, 'label');
    void action.run(async () => {
      await makeLink({
        label,
        days: Number(textOf(form, 'days')),
        language: locale,
        ...(passcode && { passcode }),
      });
      element.reset();
      made(label);
    });
  }

  return (
    <form className="card stack" onSubmit={submit}>
      <h3>{t('new')}</h3>
      {action.problem && (
        <ProblemPanel
          problem={action.problem}
          fields={{ label: 'label', passcode: 'passcode', days: 'days' }}
        />
      )}
      <TextField
        words={{ id: 'label', label: t('label'), hint: t('labelHint') }}
        required
        maxLength={80}
      />
      <Field words={{ id: 'days', label: t('days') }}>
        <select className="input" {...described({ id: 'days', label: '' })} defaultValue="7">
          {[1, 7, 30, 90, 365].map((days) => (
            <option key={days} value={days}>
              {t('inDays', { count: days })}
            </option>
          ))}
        </select>
      </Field>
      <TextField
        words={{ id: 'passcode', label: t('passcode'), hint: t('passcodeHint') }}
        minLength={6}
        maxLength={100}
        autoComplete="off"
      />
      <div className="actions">
        <button type="submit" className="button" aria-disabled={action.busy}>
          {t('make')}
        </button>
      </div>
    </form>
  );
}

function OneLink(props: { locale: Locale; link: HealthLink; revoked: (name: string) => void }) {
  const { locale, link, revoked } = props;
  const t = useTranslations('emergencyCard.links');
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const name = link.label ?? t('noName');
  return (
    <article className="card stack" aria-label={name}>
      <h3>{name}</h3>
      <p>
        {t(`state.${link.state as 'open'}`)}{' '}
        {link.state === 'open' && t('until', { at: sayMoment(link.expiresAt, locale) })}
        {link.attemptsLeft !== undefined && ` ${t('attempts', { count: link.attemptsLeft })}`}
      </p>
      <p>{t('opened', { count: link.opened })}</p>
      {link.accesses.length > 0 && (
        <ul>
          {link.accesses.map(({ at, recipient, opened }) => (
            <li key={at + recipient}>
              {sayMoment(at, locale)} – {recipient} {!opened && t('wrong')}
            </li>
          ))}
        </ul>
      )}
      {link.url && (
        <details>
          <summary>{t('show')}</summary>
          <QrCode text={link.url} label={t('qr', { name })} />
          <p className="emergency-url">{link.url}</p>
        </details>
      )}
      {link.state !== 'revoked' && (
        <div className="actions">
          <button
            type="button"
            className="button button--quiet"
            aria-label={t('revokeNamed', { name })}
            onClick={() => {
              action.forget();
              setAsked(true);
            }}
          >
            {t('revoke')}
          </button>
        </div>
      )}
      {asked && (
        <Confirm
          title={t('revokeTitle', { name })}
          yes={t('revoke')}
          busy={action.busy}
          problem={action.problem}
          onNo={() => setAsked(false)}
          onYes={() =>
            void action.run(async () => {
              await revokeLink(link.id);
              setAsked(false);
              revoked(name);
            })
          }
        >
          <p>{t('revokeText')}</p>
        </Confirm>
      )}
    </article>
  );
}
