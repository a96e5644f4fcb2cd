'use client';

import {
  ChevronRight,
  ClipboardList,
  Eye,
  FileText,
  HeartPulse,
  IdCard,
  Mail,
  PhoneCall,
  Scale,
  Stethoscope,
  ToggleRight,
  Users,
  type LucideIcon,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/locales';
import { paths, type FilePart } from '@/lib/paths';
import { Link } from '@/ui/link';
import './profile.css';

const parts: [Exclude<FilePart, 'history'>, LucideIcon][] = [
  ['health', HeartPulse],
  ['emergency-card', IdCard],
  ['emergency-contacts', PhoneCall],
  ['documents', FileText],
  ['sharing', Users],
  ['questionnaire', ClipboardList],
  ['visits', Stethoscope],
  ['accesses', Eye],
  ['consents', ToggleRight],
  ['rights', Scale],
  ['requests', Mail],
];

/** Where everything of one's own file is. */
export function MyFile({ locale }: { locale: Locale }) {
  const t = useTranslations('profile');
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <ul className="tiles file-parts">
        {parts.map(([part, Icon]) => (
          <li key={part}>
            <Link className="tile file-part" href={paths.file(locale, part)}>
              <Icon aria-hidden />
              <span className="file-part__words">
                <span className="tile__name">{t(`parts.${part}.name`)}</span>
                <span className="quiet">{t(`parts.${part}.text`)}</span>
              </span>
              <ChevronRight aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
