'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { Waiting } from '@/ui/waiting';
import { Confirm } from '@/ui/confirm';
import { Done } from './done';
import { Heading } from './heading';
import { Opener } from './opener';
import { Preview } from './preview';
import { Refusal } from './refusal';
import { RoleForm } from './role-form';
import { RoleWords } from './role-words';
import {
  changeRole,
  removeRole,
  role,
  whatItShows,
  type Right,
  type Role,
  type RoleWish,
} from './roles-api';
import { useAction } from '@/lib/use-action';
import { useMay } from './use-may';
import { useRead } from './use-read';

interface Props {
  locale: Locale;
  id: string;
  all: Role[];
  combinable: Right[];
  moved: boolean;
  onChanged: () => void;
}

const nowhere = { sites: [], populations: [] };

/** A role in plain words; one of the company's own can be changed and removed. */
export function OneRole({ locale, id, all, combinable, moved, onChanged }: Props) {
  const t = useTranslations('admin.role');
  const may = useMay();
  const { value: read, problem, again } = useRead(useCallback(() => role(id), [id]));
  const see = useCallback(() => whatItShows(id), [id]);
  const [removing, setRemoving] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const action = useAction();
  const back = { href: paths.adminArea(locale, 'roles'), text: t('back') };

  if (!read) {
    return (
      <div className="stack">
        <Heading title={t('title')} moved={moved} back={back} />
        {problem ? <Refusal problem={problem} retry={again} /> : <Waiting />}
      </div>
    );
  }
  const { value: shown, tag } = read;

  async function save(wish: RoleWish) {
    try {
      await changeRole(id, wish, tag);
      setDone(t('changed', { role: wish.name }));
    } finally {
      again(); // also when somebody else was faster: their change is shown, ours is still typed in
      onChanged();
    }
  }

  async function remove() {
    await action.run(async () => {
      try {
        await removeRole(id, tag);
        onChanged();
        location.hash = '';
      } catch (error) {
        again();
        throw error;
      } finally {
        setRemoving(false);
      }
    });
  }

  return (
    <div className="stack stack--wide">
      <Heading
        title={shown.name}
        {...(shown.meaning && { lead: shown.meaning })}
        moved={moved}
        back={back}
      />
      {done && <Done key={done} said={done} />}
      {action.problem && <Refusal problem={action.problem} />}
      <RoleWords role={shown} all={all} />
      <Preview key={tag} title={t('shows')} read={see} places={nowhere} />
      {shown.custom && may('roles.manage') && (
        <section className="stack">
          <h2>{t('edit')}</h2>
          <Opener text={t('change')} onOpen={() => setDone(null)}>
            {({ cancel, close }) => (
              <RoleForm
                title={t('change')}
                combinable={combinable}
                before={shown}
                onCancel={cancel}
                onSave={async (wish) => {
                  await save(wish);
                  close();
                }}
              />
            )}
          </Opener>
          <div>
            <button
              type="button"
              className="button button--quiet"
              onClick={() => {
                action.forget();
                setRemoving(true);
              }}
            >
              {t('remove.open')}
            </button>
          </div>
        </section>
      )}
      {removing && (
        <Confirm
          title={t('remove.title', { role: shown.name })}
          yes={t('remove.yes')}
          busy={action.busy}
          onYes={() => void remove()}
          onNo={() => setRemoving(false)}
        >
          <p>{t('remove.text')}</p>
        </Confirm>
      )}
    </div>
  );
}
