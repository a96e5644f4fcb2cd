'use client';

import { useTranslations } from 'next-intl';
import type { Conflict } from './duties';
import type { Role } from './roles-api';

interface Props {
  roles: Role[];
  chosen: string;
  /** Why this one cannot be given as things stand. */
  conflict: (role: string) => Conflict | null;
  onChoose: (role: string) => void;
}

/** Roles with what they mean; those that are excluded say by what. They can still be chosen: for later. */
export function RoleChoice({ roles, chosen, conflict, onChoose }: Props) {
  const t = useTranslations('admin.give');
  return (
    <fieldset className="field choices choices--dense">
      <legend>{t('role')}</legend>
      {roles.map((role, index) => {
        const excluded = conflict(role.id);
        return (
          <label className="choice" key={role.id}>
            <input
              type="radio"
              name="role"
              id={`role-${index}`}
              value={role.id}
              checked={chosen === role.id}
              onChange={() => onChoose(role.id)}
            />
            <span className="choice__name">
              {role.name}
              <span className="quiet">{role.meaning ?? t('own')}</span>
              {excluded && <span className="choice__why">{t('excluded', { ...excluded })}</span>}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
