'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { sayMoment } from '@/lib/dates';
import { languageNames, isLocale, type Locale } from '@/lib/locales';
import { Waiting } from '@/ui/waiting';
import { Confirm } from '@/ui/confirm';
import { Done } from './done';
import { Heading } from './heading';
import { invitations, takeBack, type Invitation } from './invitations-api';
import { InvitePeople } from './invite-people';
import { More } from './more';
import { Refusal } from './refusal';
import { isGone, useAction } from '@/lib/use-action';
import { useList } from './use-list';

/** Asks people to come to the company, and shows whom one still waits for. */
export function Invitations({ locale }: { locale: Locale }) {
  const t = useTranslations('admin.invitations');
  const { items, fresh, problem, more, again } = useList(invitations);
  const [ending, setEnding] = useState<Invitation | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const action = useAction();

  async function end({ id, email }: Invitation) {
    setDone(null);
    await action.run(async () => {
      try {
        await takeBack(id);
        setDone(t('takenBack', { email }));
      } catch (error) {
        if (!isGone(error)) {
          throw error;
        }
        setDone(t('closed', { email }));
      } finally {
        setEnding(null);
        again();
      }
    });
  }

  return (
    <div className="stack stack--wide">
      <Heading title={t('title')} lead={t('lead')} />
      {done && <Done key={done} said={done} />}
      {action.problem && <Refusal problem={action.problem} />}
      <InvitePeople
        locale={locale}
        onStart={() => setDone(null)}
        onSent={(count) => {
          setDone(t('sent', { count }));
          again();
        }}
      />
      <section className="stack">
        <h2>{t('open')}</h2>
        {problem && <Refusal problem={problem} retry={again} />}
        {!items && !problem && <Waiting />}
        {items?.length === 0 && <p>{t('none')}</p>}
        <ul className="plain">
          {items?.map((invitation, index) => (
            <li key={invitation.id} className="entry" id={`invitation-${index}`} tabIndex={-1}>
              <span className="who">
                <strong>{invitation.displayName}</strong>
                <span>{invitation.email}</span>
                <span className="quiet">
                  {t('until', {
                    at: sayMoment(invitation.expiresAt, locale),
                    language: isLocale(invitation.locale)
                      ? languageNames[invitation.locale]
                      : invitation.locale,
                  })}
                </span>
              </span>
              <button
                type="button"
                className="button button--quiet"
                aria-label={t('takeBackOf', { email: invitation.email })}
                onClick={() => {
                  setDone(null);
                  setEnding(invitation);
                }}
              >
                {t('takeBack.open')}
              </button>
            </li>
          ))}
        </ul>
        <More of="invitation" fresh={fresh} more={more} />
      </section>
      {ending && (
        <Confirm
          title={t('takeBack.title', { email: ending.email })}
          yes={t('takeBack.yes')}
          busy={action.busy}
          onYes={() => void end(ending)}
          onNo={() => setEnding(null)}
        >
          <p>{t('takeBack.text')}</p>
        </Confirm>
      )}
    </div>
  );
}
