'use client';

import { Link2Off } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { isProblem, type Problem } from '@/lib/problem';
import { Waiting } from '@/ui/waiting';
import { useLinkToken } from './use-link-token';

/**
 * A page that is opened by a mailed link.
 *
 * @param problem what the server last said of it
 * @param instead what to do when the link is missing, or good no more
 */
export function ByLink(props: {
  problem: Problem | null;
  instead: ReactNode;
  children: (token: string) => ReactNode;
}) {
  const t = useTranslations('mailedLinks.link');
  const link = useLinkToken();
  if (link === null) {
    return <Waiting />;
  }
  const ended = props.problem !== null && isProblem(props.problem, 'auth/link-ended');
  if (link !== '' && !ended) {
    return props.children(link);
  }
  return (
    <section className="card card--leaf stack" role={ended ? 'alert' : undefined}>
      <h1 className="with-icon">
        <Link2Off aria-hidden /> {ended ? t('ended') : t('missing')}
      </h1>
      <p>{ended ? t('endedText') : t('missingText')}</p>
      {props.instead}
    </section>
  );
}
