'use client';

import { Link } from '@/ui/link';
import { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/locales';
import { paths, signInAndBack } from '@/lib/paths';

export function SignInFirst({ locale, handle }: { locale: Locale; handle: string }) {
  const t = useTranslations('consent');
  return (
    <section className="card card--leaf stack">
      <h1>{t('signIn')}</h1>
      <p>{t('signInText')}</p>
      <div className="actions">
        <Link
          className="button"
          href={signInAndBack(locale, `${paths.authorize(locale)}#request=${handle}`)}
        >
          {t('signInGo')}
        </Link>
      </div>
      <p className="quiet">{t('orClose')}</p>
    </section>
  );
}

export function ProveFirst({ name, prove }: { name: string; prove: () => Promise<void> }) {
  const t = useTranslations('consent');
  return (
    <section className="card card--leaf stack">
      <h1>{t('prove')}</h1>
      <p>{t('proveText', { name })}</p>
      <div className="actions">
        <button type="button" className="button" onClick={prove}>
          {t('proveGo')}
        </button>
      </div>
      <p className="quiet">{t('orClose')}</p>
    </section>
  );
}

export function EnrolFirst({ locale }: { locale: Locale }) {
  const t = useTranslations('consent');
  return (
    <section className="card card--leaf stack">
      <h1>{t('enrol')}</h1>
      <p>{t('enrolText')}</p>
      <div className="actions">
        <Link className="button" href={paths.account(locale)}>
          {t('enrolGo')}
        </Link>
      </div>
    </section>
  );
}

export function Ended() {
  const t = useTranslations('consent');
  return (
    <section className="card stack">
      <h1>{t('ended')}</h1>
      <p>{t('endedText')}</p>
      <p>{t('nothing')}</p>
    </section>
  );
}

/** A program on the device may not open by itself. */
export function Leaving({ name, address }: { name: string; address: string }) {
  const t = useTranslations('consent');
  return (
    <section className="card stack" role="status">
      <h1>{t('leaving', { name })}</h1>
      <p>
        <a className="link" href={address}>
          {t('leavingGo', { name })}
        </a>
      </p>
    </section>
  );
}
