'use client';

import { ChevronRight, LogOut } from 'lucide-react';
import { Link } from '@/ui/link';
import { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/locales';
import { paths, type AccountPart } from '@/lib/paths';
import type { Me } from '@/lib/session';
import { useSignOut } from '@/lib/use-sign-out';
import { factors, passkeys } from './api';
import { areFewCodes, summary } from './rules';
import { useLoaded } from './use-loaded';
import './account.css';

const read = async () => {
  const [keys, { value }] = await Promise.all([passkeys(), factors()]);
  return {
    ...summary(value),
    keys: keys.length,
    suspected: keys.some(({ suspectedAt }) => suspectedAt),
  };
};

const others = [
  'devices',
  'password',
  'personal-address',
  'identities',
  'programs',
  'display',
] as const;

/** What there is, each behind a link; how one is protected is said at once. */
export function Overview({ locale, me }: { locale: Locale; me: Me | null }) {
  const t = useTranslations('account');
  const signOut = useSignOut(locale);
  // Without an answer the links work all the same; each page says what is wrong.
  const { data } = useLoaded(read);
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      {me && (
        <p className="lead">
          {t('who', { name: me.displayName, email: me.email, company: me.companyName })}
        </p>
      )}
      <section className="stack">
        <h2>{t('protection')}</h2>
        {data && !data.hasSecondFactor && <p className="card card--sand">{t('unprotected')}</p>}
        {data?.suspected && <p className="warning">{t('suspected')}</p>}
        <ul className="tiles">
          <Tile locale={locale} part="passkeys">
            {data && t('state.passkeys', { count: data.keys })}
          </Tile>
          <Tile locale={locale} part="authenticator">
            {data && (data.authenticator ? t('state.on') : t('state.off'))}
          </Tile>
          <Tile locale={locale} part="recovery-codes">
            {data &&
              (areFewCodes(data.codesLeft)
                ? t('state.fewCodes', { count: data.codesLeft })
                : t('state.codes', { count: data.codesLeft }))}
          </Tile>
        </ul>
      </section>
      <section className="stack">
        <h2>{t('rest')}</h2>
        <ul className="tiles">
          {others.map((part) => (
            <Tile key={part} locale={locale} part={part} />
          ))}
        </ul>
      </section>
      <div className="actions">
        <button type="button" className="button button--quiet" onClick={signOut}>
          <LogOut aria-hidden /> {t('signOutHere')}
        </button>
      </div>
    </div>
  );
}

function Tile(props: { locale: Locale; part: AccountPart; children?: string | null | undefined }) {
  const t = useTranslations('account.parts');
  return (
    <li>
      <Link className="tile" href={paths.account(props.locale, props.part)}>
        <span className="tile__name">{t(props.part)}</span>
        <span className="tile__state">
          {props.children ?? ''} <ChevronRight aria-hidden />
        </span>
      </Link>
    </li>
  );
}
