'use client';

import { Building2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import type { SignInFlow } from './use-sign-in';

/**
 * Who came back from the company may not be who has signed in here since: on a shared device the
 * one would open the file of the other.
 */
export function LinkQuestion({ name, signIn }: { name: string; signIn: SignInFlow }) {
  const t = useTranslations('signIn.company.link');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="card card--leaf stack">
      <h1 className="with-icon" ref={heading} tabIndex={-1}>
        <Building2 aria-hidden /> {t('title')}
      </h1>
      <p>{t('text', { name })}</p>
      <div className="actions">
        <button
          type="button"
          className="button"
          aria-disabled={signIn.busy}
          onClick={() => void signIn.link()}
        >
          {t('yes')}
        </button>
        <button type="button" className="button button--quiet" onClick={signIn.leaveUnlinked}>
          {t('no')}
        </button>
      </div>
    </section>
  );
}
