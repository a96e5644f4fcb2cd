'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Confirm } from '@/ui/confirm';
import { useAction } from '@/lib/use-action';
import { letBackIn, type User } from './people-api';
import { Refusal } from './refusal';
import { useMay } from './use-may';

interface Props {
  user: User;
  onAsked: (said: string) => void;
}

/**
 * For whoever has lost their second factors and their recovery codes. It is offered for everybody:
 * that somebody has any is nothing that this page knows.
 */
export function LetBackIn({ user, onAsked }: Props) {
  const t = useTranslations('admin.letBackIn');
  const may = useMay();
  const action = useAction();
  const [asking, setAsking] = useState(false);
  const name = user.displayName;
  const reachable = may('people.manage') && !user.leftAt;
  if (!reachable && !may('care-team.manage') && !may('platform.operate')) {
    return null;
  }

  const ask = () =>
    action.run(async () => {
      try {
        await letBackIn(user.id);
        onAsked(t('done', { name }));
      } finally {
        setAsking(false);
      }
    });

  return (
    <section className="card stack">
      <h2>{t('heading')}</h2>
      <p>{t('lead')}</p>
      {action.problem && <Refusal problem={action.problem} />}
      <div className="actions">
        <button
          type="button"
          className="button button--quiet"
          onClick={() => {
            action.forget();
            setAsking(true);
          }}
        >
          {t('open')}
        </button>
      </div>
      {asking && (
        <Confirm
          title={t('title', { name })}
          yes={t('yes')}
          busy={action.busy}
          onYes={() => void ask()}
          onNo={() => setAsking(false)}
        >
          <p>
            <strong>{t('identify')}</strong>
          </p>
          <p>{t('text')}</p>
          <p>{t('nothing')}</p>
        </Confirm>
      )}
    </section>
  );
}
