'use client';

import { useState } from 'react';
import type { Locale } from '@/lib/locales';
import { isEnrolling } from '@/lib/roles';
import { useSession } from '@/lib/use-session';
import { Enrolled, Enrolment } from './enrolment';
import { Overview } from './overview';

/** What the account has, unless a factor has to be set up first: then only that. */
export function AccountOverview({ locale }: { locale: Locale }) {
  const session = useSession();
  const [enrolled, setEnrolled] = useState(false);
  const me = session.state === 'signed-in' ? session.me : null;
  if (me && isEnrolling(me)) {
    return <Enrolment locale={locale} ended={() => setEnrolled(true)} />;
  }
  return enrolled ? <Enrolled locale={locale} /> : <Overview locale={locale} me={me} />;
}
