import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import type messages from './all-messages';

type Namespace = keyof typeof messages;

/** Hands a page's interactive parts the words they need, and no others: they travel in the HTML. */
export async function ClientMessages(props: { of: Namespace[]; children: ReactNode }) {
  const all = await getMessages();
  const chosen = Object.fromEntries(props.of.map((name) => [name, all[name]]));
  return <NextIntlClientProvider messages={chosen}>{props.children}</NextIntlClientProvider>;
}
