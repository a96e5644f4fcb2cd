import { NextIntlClientProvider, type NestedKeyOf } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import type messages from './all-messages';
import { pick } from './pick';

/** `triage`, or a part of it, `triage.result`. */
export type MessagePath = NestedKeyOf<typeof messages>;

/**
 * Hands a page's interactive parts the words they need, and no others: they travel in the HTML.
 * A test compares them with what the parts say.
 */
export async function ClientMessages(props: { of: MessagePath[]; children: ReactNode }) {
  const messages = pick(await getMessages(), props.of);
  return <NextIntlClientProvider messages={messages}>{props.children}</NextIntlClientProvider>;
}
