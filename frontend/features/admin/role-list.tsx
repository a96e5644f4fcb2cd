'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { Done } from './done';
import { Heading } from './heading';
import { Opener } from './opener';
import { RoleForm } from './role-form';
import { makeRole, type Right, type Role } from './roles-api';
import { useMay } from './use-may';

interface Props {
  locale: Locale;
  items: Role[];
  combinable: Right[];
  moved: boolean;
  onChanged: () => void;
}

export function RoleList({ locale, items, combinable, moved, onChanged }: Props) {
  const t = useTranslations('admin.roles');
  const may = useMay();
  const [done, setDone] = useState<string | null>(null);
  return (
    <div className="stack stack--wide">
      <Heading title={t('title')} lead={t('lead')} moved={moved} />
      {done && <Done key={done} said={done} />}
      <section className="stack">
        <h2>{t('own')}</h2>
        <p>{t('ownText')}</p>
        <Tiles locale={locale} roles={items.filter(({ custom }) => custom)} />
        {may('roles.manage') && (
          <Opener text={t('make')} onOpen={() => setDone(null)}>
            {({ cancel, close }) => (
              <RoleForm
                title={t('make')}
                combinable={combinable}
                onCancel={cancel}
                onSave={async (wish) => {
                  const { name } = await makeRole(wish);
                  close();
                  setDone(t('made', { role: name }));
                  onChanged();
                }}
              />
            )}
          </Opener>
        )}
      </section>
      <section className="stack">
        <h2>{t('everywhere')}</h2>
        <Tiles locale={locale} roles={items.filter(({ custom }) => !custom)} />
      </section>
    </div>
  );
}

function Tiles({ locale, roles }: { locale: Locale; roles: Role[] }) {
  const t = useTranslations('admin.roles');
  return roles.length === 0 ? (
    <p className="quiet">{t('none')}</p>
  ) : (
    <ul className="plain tiles">
      {roles.map(({ id, name, meaning, permissions }) => (
        <li key={id}>
          <a className="tile" href={paths.role(locale, id)}>
            <span className="who">
              <strong>{name}</strong>
              <span className="quiet">{meaning ?? t('may', { count: permissions.length })}</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
