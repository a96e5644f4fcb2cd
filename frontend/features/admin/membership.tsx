'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { sayMoment } from '@/lib/dates';
import type { Locale } from '@/lib/locales';
import { Confirm } from '@/ui/confirm';
import { leave, comeBack, type User } from './people-api';
import { Refusal } from './refusal';
import { useAction } from '@/lib/use-action';
import { useMay } from './use-may';

interface Props {
  locale: Locale;
  user: User;
  onChanged: (said: string) => void;
}

/** Whether somebody still works at the company; their own account and care stay theirs. */
export function Membership({ locale, user, onChanged }: Props) {
  const t = useTranslations('admin.membership');
  const may = useMay();
  const action = useAction();
  const [asking, setAsking] = useState(false);
  const what = user.leftAt ? 'back' : 'left';
  const name = user.displayName;
  if (!may('people.manage') && (what === 'back' || !may('care-team.manage'))) {
    return null;
  }

  const change = () =>
    action.run(async () => {
      try {
        await (what === 'back' ? comeBack(user.id) : leave(user.id));
        onChanged(t(`${what}.done`, { name }));
      } finally {
        setAsking(false);
      }
    });

  return (
    <section className="card stack">
      <h2>{t('title')}</h2>
      <p>
        {user.leftAt
          ? t('leftAt', { name, at: sayMoment(user.leftAt, locale) })
          : t('member', { name })}
      </p>
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
          {t(`${what}.open`)}
        </button>
      </div>
      {asking && (
        <Confirm
          title={t(`${what}.title`, { name })}
          yes={t(`${what}.yes`)}
          busy={action.busy}
          onYes={() => void change()}
          onNo={() => setAsking(false)}
        >
          <p>{t(`${what}.text`)}</p>
        </Confirm>
      )}
    </section>
  );
}
