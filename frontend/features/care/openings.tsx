'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import type { Me } from '@/lib/session';
import { useAction } from '@/lib/use-action';
import { useList } from '@/lib/use-list';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { CarersOnly } from './carers-only';
import { Done } from './done';
import { Heading } from './heading';
import { openings, reviewed, type Opening } from './own-api';

/** Files that were opened in an emergency, for the physician who looks into them. */
export function Openings({ locale }: { locale: Locale }) {
  return (
    <CarersOnly locale={locale} back={paths.openings(locale)} may="care.break-glass-review">
      {(me) => <List locale={locale} me={me} />}
    </CarersOnly>
  );
}

function List({ locale, me }: { locale: Locale; me: Me }) {
  const t = useTranslations('care.openings');
  const { items, problem, retry, more, again } = useList(openings);
  const [done, setDone] = useState<string | null>(null);
  const action = useAction();

  function review(opening: Opening) {
    setDone(null);
    void action.run(async () => {
      await reviewed(opening.id);
      setDone(t('reviewed', { name: opening.personName ?? t('somebody') }));
      again();
    });
  }
  return (
    <div className="stack stack--wide">
      <Heading
        title={t('title')}
        lead={t('lead')}
        back={{ href: paths.patients(locale), text: t('back') }}
      />
      {done && <Done key={done} said={done} />}
      {action.problem && <ProblemPanel problem={action.problem} />}
      {problem && <ProblemPanel problem={problem} retry={retry} />}
      {!items && !problem && <Waiting />}
      {items?.length === 0 && <p>{t('none')}</p>}
      <ul className="plain">
        {items?.map((opening) => (
          <li className="entry" key={opening.id}>
            <span className="who">
              <strong>
                {t('who', {
                  actor: opening.actorName ?? t('somebody'),
                  person: opening.personName ?? t('somebody'),
                })}
              </strong>
              <span className="quiet">{sayMoment(opening.at, locale)}</span>
              <q className="words">{opening.reason ?? t('erased')}</q>
            </span>
            {opening.reviewedAt ? (
              <span className="quiet">
                {t('by', {
                  name: opening.reviewedBy ?? t('somebody'),
                  at: sayMoment(opening.reviewedAt, locale),
                })}
              </span>
            ) : opening.actor === me.id ? (
              <span className="quiet">{t('own')}</span>
            ) : (
              <button
                type="button"
                className="button button--quiet"
                aria-disabled={action.busy}
                aria-label={t('markOf', {
                  actor: opening.actorName ?? t('somebody'),
                  person: opening.personName ?? t('somebody'),
                })}
                onClick={() => review(opening)}
              >
                {t('mark')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {more && (
        <button type="button" className="button button--quiet" onClick={more}>
          {t('more')}
        </button>
      )}
    </div>
  );
}
