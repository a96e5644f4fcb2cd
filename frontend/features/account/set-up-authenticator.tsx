'use client';

import { Check, Copy, ExternalLink } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, useState, type SubmitEvent } from 'react';
import { CodeField } from '@/ui/code-field';
import { later } from '@/ui/later';
import { beginTotp, confirmTotp, type NewTotp } from './api';
import { Refusal } from './refusal';
import { inGroups } from './rules';
import { useCopied } from './use-copied';
import { useDoing } from './use-doing';

/** Only who sets up an app needs what draws. */
const QrCode = later(async () => (await import('@/ui/qr-code')).QrCode);

/** Begun by a tap: a secret is made only for who wants one. */
export function SetUpAuthenticator({ confirmed }: { confirmed: (codes: string[]) => void }) {
  const t = useTranslations('account.authenticator');
  const doing = useDoing();
  const [offer, setOffer] = useState<NewTotp | null>(null);
  if (offer) {
    return <Offered offer={offer} confirmed={confirmed} />;
  }
  return (
    <section className="card card--leaf stack">
      <h2>{t('setUp')}</h2>
      <p>{t('need')}</p>
      <Refusal problem={doing.problem} />
      <div className="actions">
        <button
          type="button"
          className="button"
          aria-disabled={doing.busy}
          onClick={() => doing.attempt(async () => setOffer(await beginTotp()))}
        >
          {t('begin')}
        </button>
      </div>
    </section>
  );
}

function Offered({ offer, confirmed }: { offer: NewTotp; confirmed: (codes: string[]) => void }) {
  const t = useTranslations('account.authenticator');
  const doing = useDoing();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const code = useRef<HTMLInputElement>(null);
  const [empty, setEmpty] = useState(false);
  const { copied, copy } = useCopied();
  useEffect(() => heading.current?.focus(), []);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = code.current?.value.trim() ?? '';
    setEmpty(typed === '');
    if (typed === '') {
      code.current?.focus();
      return;
    }
    void doing.attempt(async () => confirmed(await confirmTotp(typed)));
  }

  return (
    <section className="card card--leaf stack">
      <h2 tabIndex={-1} ref={heading}>
        {t('step1')}
      </h2>
      <p>{t('scan')}</p>
      <QrCode text={offer.otpauthUri} label={t('qrLabel')} />
      <p>
        <a className="link" href={offer.otpauthUri}>
          <ExternalLink aria-hidden /> {t('openHere')}
        </a>
      </p>
      <p id={`${id}-secret`}>{t('orType')}</p>
      <p className="secret" aria-labelledby={`${id}-secret`} role="group" translate="no">
        {inGroups(offer.secret)}
      </p>
      <button type="button" className="link" onClick={() => copy(offer.secret)}>
        {copied ? <Check aria-hidden /> : <Copy aria-hidden />} {t('copy')}
      </button>
      <span role="status" className="quiet">
        {copied ? t('copied') : ''}
      </span>
      <h2>{t('step2')}</h2>
      <Refusal problem={doing.problem} />
      <form className="stack" noValidate onSubmit={submit}>
        <CodeField
          kind="digits"
          words={{
            id: `${id}-code`,
            label: t('code'),
            hint: t('codeHint'),
            error: empty ? t('noCode') : undefined,
          }}
          ref={code}
        />
        <button type="submit" className="button" aria-disabled={doing.busy}>
          {t('confirm')}
        </button>
      </form>
    </section>
  );
}
