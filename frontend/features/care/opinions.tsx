'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useState } from 'react';
import { dayOf, sayDay, sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { useAction } from '@/lib/use-action';
import { Confirm } from '@/ui/confirm';
import { ProblemPanel } from '@/ui/problem-panel';
import { Waiting } from '@/ui/waiting';
import { opinions, release, type Card, type GivenOpinion } from './api';
import { EmployerSees } from './employer-sees';
import { PartHead } from './entries';
import { OpinionDialog } from './opinion-dialog';
import { useRead } from './use-read';

interface Props {
  locale: Locale;
  who: Card;
  /** A nurse reads them; a physician gives them. */
  mayGive: boolean;
  round: number;
  onStart: () => void;
  onDone: (said: string) => void;
}

/** What the employer was told, and what it may be told next. */
export function Opinions({ locale, who, mayGive, round, onStart, onDone }: Props) {
  const t = useTranslations('care.opinion');
  const { value, problem, again } = useRead(useCallback(() => opinions(who.id), [who.id]));
  const [writing, setWriting] = useState(false);
  const [releasing, setReleasing] = useState<GivenOpinion | null>(null);
  const action = useAction();
  useEffect(() => {
    if (round > 0) {
      again();
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each change, not for each rendering
  }, [round]);

  async function hand(opinion: GivenOpinion) {
    await action.run(async () => {
      try {
        await release(who.id, opinion.id);
        onDone(t('released'));
      } finally {
        setReleasing(null);
        again();
      }
    });
  }

  return (
    <section className="part" aria-labelledby="opinions">
      <PartHead
        id="opinions"
        title={t('title')}
        add={mayGive ? t('add') : null}
        onAdd={() => {
          onStart();
          setWriting(true);
        }}
      />
      {action.problem && <ProblemPanel problem={action.problem} />}
      {problem && <ProblemPanel problem={problem} retry={again} />}
      {!value && !problem && <Waiting />}
      {value?.length === 0 && <p className="quiet">{t('none')}</p>}
      <ul className="plain visits">
        {value?.map((opinion) => (
          <li key={opinion.id}>
            <details>
              <summary>
                <span className="entries__name">{t(`outcome.${opinion.outcome}`)}</span>{' '}
                <span className="quiet">
                  {sayDay(dayOf(opinion.at), locale)} ·{' '}
                  {opinion.releasedAt ? t('employerKnows') : t('draft')}
                </span>
              </summary>
              <EmployerSees
                locale={locale}
                name={who.displayName}
                opinion={opinion}
                on={opinion.at}
                draft={opinion.releasedAt === undefined}
              />
              {opinion.releasedAt ? (
                <p className="quiet">{t('since', { at: sayMoment(opinion.releasedAt, locale) })}</p>
              ) : (
                mayGive && (
                  <button
                    type="button"
                    className="button button--quiet"
                    onClick={() => {
                      onStart();
                      setReleasing(opinion);
                    }}
                  >
                    {t('release.open')}
                  </button>
                )
              )}
            </details>
          </li>
        ))}
      </ul>
      {writing && (
        <OpinionDialog
          locale={locale}
          who={who}
          onClose={() => setWriting(false)}
          onWritten={() => {
            again();
            onDone(t('written'));
          }}
        />
      )}
      {releasing && (
        <Confirm
          title={t('release.title')}
          yes={t('release.yes')}
          busy={action.busy}
          onYes={() => void hand(releasing)}
          onNo={() => setReleasing(null)}
        >
          <p>{t('release.text')}</p>
          <EmployerSees
            locale={locale}
            name={who.displayName}
            opinion={releasing}
            on={releasing.at}
            draft
          />
        </Confirm>
      )}
    </section>
  );
}
