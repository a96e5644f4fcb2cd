'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { sayDay, sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { useSession } from '@/lib/use-session';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { EmployerSees } from './employer-sees';
import { ownOpinions, ownVisits } from './own-api';
import { useRead } from './use-read';
import './care.css';

/** One's own visits, and word for word what the employer knows of them. */
export function OwnVisits({ locale }: { locale: Locale }) {
  const t = useTranslations('care.own');
  const visits = useTranslations('care.visits');
  const words = useTranslations('care.opinion');
  const session = useSession();
  const read = useCallback(
    async () => ({ visits: await ownVisits(), opinions: await ownOpinions() }),
    [],
  );
  const { value, problem, again } = useRead(read);
  const name = session.state === 'signed-in' ? session.me.displayName : undefined;
  return (
    <div className="stack stack--wide">
      <header>
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
      </header>
      {problem && <ProblemPanel problem={problem} retry={again} />}
      {!value && !problem && <Waiting />}
      {value && (
        <>
          <section className="stack" aria-labelledby="opinions">
            <h2 id="opinions">{t('opinions')}</h2>
            {value.opinions.length === 0 && <p className="quiet">{t('noOpinions')}</p>}
            {value.opinions.map((opinion) => (
              <article className="stack" key={opinion.id}>
                <p>
                  <strong>
                    {opinion.releasedAt
                      ? words('since', { at: sayMoment(opinion.releasedAt, locale) })
                      : t('draft')}
                  </strong>
                </p>
                <EmployerSees
                  locale={locale}
                  name={name}
                  opinion={opinion}
                  on={opinion.at}
                  draft={opinion.releasedAt === undefined}
                />
              </article>
            ))}
          </section>
          <section className="stack" aria-labelledby="visits">
            <h2 id="visits">{visits('title')}</h2>
            {value.visits.length === 0 && <p className="quiet">{visits('none')}</p>}
            <ul className="plain visits">
              {value.visits.map((visit) => (
                <li key={visit.id}>
                  <span className="entries__name">{visits(`kind.${visit.kind}`)}</span>{' '}
                  <span className="quiet">
                    {sayDay(visit.on, locale)}
                    {visit.byName && ` · ${visit.byName}`}
                  </span>
                  <p className={visit.note ? 'words' : 'quiet'}>{visit.note ?? t('noNote')}</p>
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
    </div>
  );
}
