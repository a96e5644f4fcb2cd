'use client';

import { Link } from '@/ui/link';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { declineAddress, hasDeclinedAddress } from '@/lib/preferences';
import { useSession } from '@/lib/use-session';

/**
 * Asks whoever has no address of their own for one, until they say not now. The home page does not
 * wait for it, and does without where it cannot be known.
 */
export function AddressPrompt({ locale }: { locale: Locale }) {
  const t = useTranslations('account.addressPrompt');
  const session = useSession();
  const person = session.state === 'signed-in' ? session.me.id : null;
  const [state, setState] = useState<'silent' | 'asking' | 'declined'>('silent');
  const later = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    let current = true;
    if (person === null || hasDeclinedAddress(person)) {
      return;
    }
    import('./api')
      .then(({ personalAddress }) => personalAddress())
      .then((email) => current && email === null && setState('asking'))
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, [person]);
  useEffect(() => {
    if (state === 'declined') {
      later.current?.focus(); // the button that had it is gone
    }
  }, [state]);

  if (person === null || state === 'silent') {
    return null;
  }
  if (state === 'declined') {
    return (
      <p className="quiet" role="status" tabIndex={-1} ref={later}>
        {t('later')}
      </p>
    );
  }
  return (
    <section className="card card--sand">
      <h2>{t('title')}</h2>
      <p>{t('text')}</p>
      <div className="actions">
        <Link className="button" href={paths.account(locale, 'personal-address')}>
          {t('add')}
        </Link>
        <button
          type="button"
          className="button button--quiet"
          onClick={() => {
            declineAddress(person);
            setState('declined');
          }}
        >
          {t('notNow')}
        </button>
      </div>
    </section>
  );
}
