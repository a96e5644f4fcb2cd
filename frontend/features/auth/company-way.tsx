'use client';

import { Building2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { waysIn } from './api';
import { leaveForCompany } from './company';
import { SignInRefusal } from './sign-in-refusal';
import { useSending } from './use-sending';

type Ways = Awaited<ReturnType<typeof waysIn>>['providers'];

/**
 * Through the company's own sign-in. Which one that is depends on the domain of the address alone;
 * whether somebody has an account is not said.
 *
 * @param address what was typed, or null once the page has said that it is none
 */
export function CompanyWay(props: { busy: boolean; address: () => string | null }) {
  const t = useTranslations('signIn.company');
  const { busy, problem, send } = useSending();
  const [ways, setWays] = useState<Ways | null>(null);

  async function look() {
    const address = props.address();
    if (props.busy || address === null) {
      return;
    }
    await send(async () => {
      const { providers } = await waysIn(address);
      setWays(providers);
      const [only, another] = providers;
      if (only && !another) {
        leaveForCompany(only.begin);
      }
    });
  }

  return (
    <>
      {problem && <SignInRefusal problem={problem} />}
      <button
        type="button"
        className="button button--quiet button--wide"
        aria-disabled={busy || props.busy}
        onClick={() => void look()}
      >
        <Building2 aria-hidden /> {busy ? t('looking') : t('use')}
      </button>
      <p className="hint">{t('seen')}</p>
      <div role="status">{ways?.length === 0 && <p>{t('none')}</p>}</div>
      {ways && ways.length > 1 && (
        <ul className="plain stack" aria-label={t('which')}>
          {ways.map(({ id, name, begin }) => (
            <li key={id}>
              <button
                type="button"
                className="button button--quiet button--wide"
                onClick={() => leaveForCompany(begin)}
              >
                {name}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
