'use client';

import { useTranslations } from 'next-intl';
import { Patients } from '@/features/care/patients';
import '@/features/profile/profile.css';
import type { Locale } from '@/lib/locales';
import { later } from '@/ui/later';

const TermField = later(async () => (await import('@/features/profile/term-field')).TermField);
const SharedDocuments = later(
  async () => (await import('@/features/documents/shared-documents')).SharedDocuments,
);

/** A file with the documents that the person shares, and the lists in which entries have codes. */
export function PatientsPage({ locale }: { locale: Locale }) {
  const t = useTranslations('documents.shared');
  return (
    <Patients
      locale={locale}
      termField={TermField}
      documents={(id) => (
        <section className="part" aria-labelledby="documents">
          <h2 id="documents">{t('title')}</h2>
          <SharedDocuments locale={locale} patient={id} heading="h3" />
        </section>
      )}
    />
  );
}
