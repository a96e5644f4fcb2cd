'use client';

import { ArrowRight, EyeOff, Phone } from 'lucide-react';
import { Link } from '@/ui/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { adminAreas } from '@/lib/admin-areas';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { isEmployee, takesCare } from '@/lib/roles';
import type { Me } from '@/lib/session';
import { useSession } from '@/lib/use-session';

interface Props {
  locale: Locale;
  /** What the symptom check puts here: an unfinished draft, the last results. */
  draft: ReactNode;
  latest: ReactNode;
  /** What the account asks for. */
  notice: ReactNode;
}

export function HomeBoard(props: Props) {
  const session = useSession();
  if (session.state === 'unreachable') {
    return <Board {...props} me={null} />;
  }
  if (session.state !== 'signed-in') {
    return null;
  }
  return isEmployee(session.me) ? (
    <Board {...props} me={session.me} />
  ) : (
    <OtherRoles locale={props.locale} me={session.me} notice={props.notice} />
  );
}

function Board({ locale, me, draft, latest, notice }: Props & { me: Me | null }) {
  const t = useTranslations('home');
  return (
    <div className="stack stack--wide">
      <header className="stack">
        <h1>{me ? t('hello', { name: me.displayName }) : t('helloPlain')}</h1>
        <p className="lead">{t('lead')}</p>
      </header>
      {!me && (
        <section className="card card--sand">
          <h2>{t('unreachable.title')}</h2>
          <p>{t('unreachable.text')}</p>
        </section>
      )}
      {draft}
      <div className="board">
        <section className="card card--brand board__main">
          <h2>{t('check.title')}</h2>
          <p>{t('check.text')}</p>
          <div className="actions">
            <Link className="button" href={paths.triage(locale)}>
              {t('check.start')} <ArrowRight aria-hidden />
            </Link>
            <span className="quiet">{t('check.time')}</span>
          </div>
        </section>
        <section className="card">
          <h2 className="with-icon">
            <Phone aria-hidden /> {t('emergency.title')}
          </h2>
          <p>{t('emergency.text')}</p>
          <p>
            <a href={paths.emergency(locale)}>{t('emergency.link')}</a>
          </p>
        </section>
      </div>
      {me && latest}
      {me && notice}
      <section className="stack">
        <h2 className="with-icon">
          <EyeOff aria-hidden /> {t('privacy.title')}
        </h2>
        <p>
          {t('privacy.text')} <a href={paths.privacy(locale)}>{t('privacy.link')}</a>
        </p>
      </section>
    </div>
  );
}

const described = [
  'nurse',
  'physician',
  'clinician',
  'first_aider',
  'employer',
  'company_admin',
  'dpo',
  'auditor',
  'protocol_author',
  'protocol_signatory',
] as const;

/** Says what exists for a role today, and promises nothing as if it were there. */
function OtherRoles({ locale, me, notice }: { locale: Locale; me: Me; notice: ReactNode }) {
  const t = useTranslations('home');
  const mine = described.filter((role) => me.roles.includes(role));
  return (
    <div className="stack stack--wide">
      <header className="stack">
        <h1>{t('hello', { name: me.displayName })}</h1>
        <p className="lead">{t('roles.lead')}</p>
      </header>
      {(mine.length > 0 ? mine : (['other'] as const)).map((role) => (
        <section className="card card--leaf" key={role}>
          <h2>{t(`roles.${role}.name`)}</h2>
          <dl className="stack">
            <div>
              <dt className="quiet">{t('roles.nowTitle')}</dt>
              <dd>{t(`roles.${role}.now`)}</dd>
            </div>
            <div>
              <dt className="quiet">{t('roles.laterTitle')}</dt>
              <dd>{t(`roles.${role}.later`)}</dd>
            </div>
          </dl>
        </section>
      ))}
      <div className="actions">
        {takesCare(me) && (
          <Link className="button" href={paths.patients(locale)}>
            {t('roles.patients')} <ArrowRight aria-hidden />
          </Link>
        )}
        {adminAreas(me).length > 0 && (
          <Link className="button" href={paths.admin(locale)}>
            {t('roles.admin')} <ArrowRight aria-hidden />
          </Link>
        )}
        <a href={paths.emergency(locale)}>{t('emergency.link')}</a>
      </div>
      {notice}
    </div>
  );
}
