'use client';

import type { Locale } from '@/lib/locales';
import { Waiting } from '@/ui/waiting';
import { OneRole } from './one-role';
import { Refusal } from './refusal';
import { RoleList } from './role-list';
import { roles } from './roles-api';
import { useIdAfterHash } from '@/lib/use-id-after-hash';
import { useRead } from './use-read';

/** All roles, or one of them when the address names it after the `#`. */
export function Roles({ locale }: { locale: Locale }) {
  const { id, moved } = useIdAfterHash();
  const { value: known, problem, again } = useRead(roles);
  if (!known) {
    return problem ? <Refusal problem={problem} retry={again} /> : <Waiting />;
  }
  return id ? (
    <OneRole
      key={id}
      locale={locale}
      id={id}
      all={known.items}
      combinable={known.combinable}
      moved={moved}
      onChanged={again}
    />
  ) : (
    <RoleList locale={locale} {...known} moved={moved} onChanged={again} />
  );
}
