'use client';

import { useTranslations } from 'next-intl';
import type { Role } from './roles-api';

/** What a role may do, who gives it, and with what nobody has it together. */
export function RoleWords({ role, all }: { role: Role; all: Role[] }) {
  const t = useTranslations('admin.role');
  const nameOf = (id: string) => all.find((one) => one.id === id)?.name ?? id;
  return (
    <>
      <section className="stack">
        <h2>{t('may')}</h2>
        {role.permissions.length === 0 ? (
          <p>{t('nothing')}</p>
        ) : (
          <ul className="rights">
            {role.permissions.map(({ permission, meaning }) => (
              <li key={permission}>{meaning}</li>
            ))}
          </ul>
        )}
        <p className="quiet">
          {role.givenWith === 'care-team.manage' ? t('givenByCare') : t('givenByCompany')}
        </p>
      </section>
      <section className="stack">
        <h2>{t('excludes')}</h2>
        {role.excludes.length === 0 ? (
          <p>{t('excludesNothing')}</p>
        ) : (
          <dl className="excluded">
            {role.excludes.map(({ role: other, because }) => (
              <div key={other + because}>
                <dt>{nameOf(other)}</dt>
                <dd>{because}</dd>
              </div>
            ))}
          </dl>
        )}
      </section>
    </>
  );
}
