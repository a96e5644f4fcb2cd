import type { ReactNode } from 'react';
import { ClientMessages, type MessagePath } from '@/app/i18n/client-messages';
import { SignedInOnly } from '@/features/auth/signed-in-only';
import type { Locale } from '@/lib/locales';
import { NeedsScript } from '@/ui/needs-script';

interface Props {
  locale: Locale;
  back: string;
  /** What this page says besides what all of them say. */
  words: MessagePath[];
  children: ReactNode;
}

/** What every page of the account has around it. */
export function AccountPage({ locale, back, words, children }: Props) {
  return (
    <>
      <NeedsScript />
      <ClientMessages of={['ui', 'auth', 'account.title', ...words]}>
        <SignedInOnly locale={locale} back={back}>
          {children}
        </SignedInOnly>
      </ClientMessages>
    </>
  );
}
