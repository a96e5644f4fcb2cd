import type { ReactNode } from 'react';
import { ClientMessages } from '@/app/i18n/client-messages';
import { SignedInOnly } from '@/features/auth/signed-in-only';
import { Account } from '@/features/account/account';
import type { Locale } from '@/lib/locales';
import { NeedsScript } from '@/ui/needs-script';

/** What every page of the account has around it. */
export function AccountPage(props: { locale: Locale; back: string; children: ReactNode }) {
  const { locale, back, children } = props;
  return (
    <>
      <NeedsScript />
      <ClientMessages of={['ui', 'auth', 'account']}>
        <SignedInOnly locale={locale} back={back}>
          <Account locale={locale}>{children}</Account>
        </SignedInOnly>
      </ClientMessages>
    </>
  );
}
