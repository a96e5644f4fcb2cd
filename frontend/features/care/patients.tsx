'use client';

import type { ComponentType, ReactNode } from 'react';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import { later } from '@/ui/later';
import { CarersOnly } from './carers-only';
import type { TermFieldProps } from './entries';
import { SearchPatients } from './search-patients';
import { useIdAfterHash } from '@/lib/use-id-after-hash';

const PatientPage = later(async () => (await import('./patient-page')).PatientPage);

interface Props {
  locale: Locale;
  termField: ComponentType<TermFieldProps>;
  /** What other features know of a patient, such as documents that were shared. */
  documents?: (id: string) => ReactNode;
}

/** The search, or one file when the address names the person after the `#`. */
export function Patients({ locale, termField, documents }: Props) {
  const { id, moved } = useIdAfterHash();
  return (
    <CarersOnly locale={locale} back={paths.patients(locale)} may="care.read">
      {(me) =>
        id ? (
          <PatientPage
            key={id}
            locale={locale}
            id={id}
            me={me}
            moved={moved}
            termField={termField}
            {...(documents && { documents })}
          />
        ) : (
          <SearchPatients locale={locale} me={me} moved={moved} />
        )
      }
    </CarersOnly>
  );
}
