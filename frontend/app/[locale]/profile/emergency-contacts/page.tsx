import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/app/i18n/client-messages';
import { pageLanguage, type LocaleParams } from '@/app/i18n/page-language';
import { SignedInOnly } from '@/features/auth/signed-in-only';
import { ContactList } from '@/features/emergency-card/contact-list';
import { paths } from '@/lib/paths';
import { NeedsScript } from '@/ui/needs-script';

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  await pageLanguage(props);
  return { title: (await getTranslations('emergencyCard.contacts'))('title') };
}

export default async function ContactListPage(props: LocaleParams) {
  const locale = await pageLanguage(props);
  return (
    <div className="stack">
      <NeedsScript />
      <ClientMessages of={['ui', 'auth', 'emergencyCard.contacts']}>
        <SignedInOnly locale={locale} back={paths.file(locale, 'emergency-contacts')}>
          <ContactList locale={locale} />
        </SignedInOnly>
      </ClientMessages>
    </div>
  );
}
