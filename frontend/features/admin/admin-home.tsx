'use client';

import {
  BookOpenCheck,
  Building2,
  ClipboardCheck,
  FolderSync,
  IdCard,
  Inbox,
  MailPlus,
  MapPin,
  AtSign,
  Blocks,
  ShieldCheck,
  Siren,
  Stethoscope,
  Users,
  type LucideIcon,
} from 'lucide-react';
import { Link } from '@/ui/link';
import { useTranslations } from 'next-intl';
import { adminAreas, type AdminArea } from '@/lib/admin-areas';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { Heading } from './heading';
import { useMe } from './use-may';

const icons: Record<AdminArea, LucideIcon> = {
  people: Users,
  invitations: MailPlus,
  domains: AtSign,
  roles: IdCard,
  places: MapPin,
  'symptom-check': Stethoscope,
  programs: Blocks,
  providers: Building2,
  directory: FolderSync,
  factors: ShieldCheck,
  review: ClipboardCheck,
  requests: Inbox,
  register: BookOpenCheck,
  'break-glass': Siren,
};

/** What each part is called, and what it is for. */
export type AreaWords = Record<AdminArea, { title: string; short: string }>;

/** Leads to the parts that are open to this person. */
export function AdminHome({ locale, areas }: { locale: Locale; areas: AreaWords }) {
  const t = useTranslations('admin');
  const me = useMe();
  return (
    <div className="stack">
      <Heading title={t('title')} lead={t('lead', { company: me?.companyName ?? '' })} />
      <ul className="plain grid">
        {(me ? adminAreas(me) : []).map((area) => {
          const Icon = icons[area];
          return (
            <li key={area} className="card stack">
              <h2 className="with-icon">
                <Icon aria-hidden />
                <Link href={paths.adminArea(locale, area)}>{areas[area].title}</Link>
              </h2>
              <p>{areas[area].short}</p>
            </li>
          );
        })}
      </ul>
      <p className="quiet">{t('blind')}</p>
    </div>
  );
}
