'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { sayDay, sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { Confirm } from '@/ui/confirm';
import type { DataRequest } from './requests-api';

interface Props {
  locale: Locale;
  request: DataRequest;
  busy: boolean;
  onProve: () => void;
  onWithdraw: () => void;
}

const unproven: DataRequest['state'][] = ['received', 'identity_asked', 'identity_not_proven'];

/** How far a request is, until when it is answered, and all that was said. */
export function RequestCard({ locale, request, busy, onProve, onWithdraw }: Props) {
  const t = useTranslations('rights.requests');
  const [asking, setAsking] = useState(false);
  const { id, kind, state, dueOn, words } = request;
  const isOpen = request.closedOn === undefined;
  return (
    <article className="card stack" aria-labelledby={`request-${id}`}>
      <h3 id={`request-${id}`}>{t(`kind.${kind}`)}</h3>
      <p>
        <strong>{t(`state.${state}`)}</strong>
      </p>
      <p className="quiet">{t('receivedOn', { day: sayDay(request.receivedOn, locale) })}</p>
      {dueOn && <p>{t('dueOn', { day: sayDay(dueOn, locale) })}</p>}
      {isOpen && !dueOn && <p>{t('stands')}</p>}
      {words && <q className="words">{words}</q>}
      <Steps locale={locale} request={request} />
      {state === 'refused' && <Complain />}
      {isOpen && (
        <div className="actions">
          {unproven.includes(state) && (
            <button type="button" className="button" aria-disabled={busy} onClick={onProve}>
              {t('prove')}
            </button>
          )}
          <button
            type="button"
            className="button button--quiet"
            aria-disabled={busy}
            onClick={() => setAsking(true)}
          >
            {t('withdraw')}
          </button>
        </div>
      )}
      {asking && (
        <Confirm
          title={t('withdrawSure')}
          yes={t('withdraw')}
          busy={busy}
          onYes={() => {
            setAsking(false);
            onWithdraw();
          }}
          onNo={() => setAsking(false)}
        >
          <p>{t('withdrawText')}</p>
        </Confirm>
      )}
    </article>
  );
}

function Steps({ locale, request }: { locale: Locale; request: DataRequest }) {
  const t = useTranslations('rights.requests');
  return (
    <ol className="plain stack">
      {request.steps.map(({ act, at, mine, reason, text }) => (
        <li key={at + act}>
          {t(`act.${act}`)} · {t(mine ? 'you' : 'officer')}{' '}
          <span className="quiet">{sayMoment(at, locale)}</span>
          {reason && <p>{t(`reason.${reason}`)}</p>}
          {text && <p className="request-text">{text}</p>}
        </li>
      ))}
    </ol>
  );
}

/** GDPR, art. 12(4): whoever is refused is told where to complain. */
function Complain() {
  const t = useTranslations('rights.requests.complain');
  return (
    <div className="card card--sand stack">
      <h4>{t('title')}</h4>
      <p>{t('text')}</p>
      <p>
        <a href="https://www.cnil.fr/fr/plaintes" rel="noreferrer">
          {t('link')}
        </a>
      </p>
    </div>
  );
}
