import type { Locale } from '@/lib/locales';
import { DraftCard } from './draft-card';
import { WaitingChecks } from './waiting-checks';

/** What this device keeps of the person's checks: one in progress, and answers not recorded yet. */
export function KeptCards({ locale }: { locale: Locale }) {
  return (
    <>
      <DraftCard locale={locale} />
      <WaitingChecks locale={locale} />
    </>
  );
}
