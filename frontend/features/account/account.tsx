'use client';

import { useState, type ReactNode } from 'react';
import type { Locale } from '@/lib/locales';
import { isEnrolling } from '@/lib/roles';
import { useSession } from '@/lib/use-session';
import { Enrolled, Enrolment } from './enrolment';
import { Overview } from './overview';

/** Every page of the account, unless a factor has to be set up first: then only that. */
export function Account(props: { locale: Locale; children: ReactNode }) {
  const session = useSession();
  const [enrolled, setEnrolled] = useState(false);
  if (session.state === 'signed-in' && isEnrolling(session.me)) {
    return <Enrolment locale={props.locale} ended={() => setEnrolled(true)} />;
  }
  return enrolled ? <Enrolled locale={props.locale} /> : props.children;
}

export function AccountOverview({ locale }: { locale: Locale }) {
  const session = useSession();
  return <Overview locale={locale} me={session.state === 'signed-in' ? session.me : null} />;
}
