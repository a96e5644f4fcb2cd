'use client';

import { ChevronLeft } from 'lucide-react';
import { Link } from '@/ui/link';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, type ReactNode } from 'react';
import type { Locale } from '@/lib/locales';
import { paths } from '@/lib/paths';
import type { Problem } from '@/lib/problem';
import { Waiting } from '@/ui/waiting';
import { Refusal } from './refusal';
import './account.css';

/** A new one each time, so that the same thing is also said twice. */
export interface Said {
  text: string;
  /** The focus belongs elsewhere: it is only read out. */
  aside?: true;
}

/**
 * One page of the account. What was done is said at its top, where it is read out, and the focus
 * goes there: what had it before is often gone.
 */
export function Part(props: {
  locale: Locale;
  title: string;
  lead: string;
  done?: Said | null;
  children: ReactNode;
}) {
  const t = useTranslations('account');
  const { locale, title, lead, done, children } = props;
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (done && !done.aside) {
      said.current?.focus();
    }
  }, [done]);
  return (
    <div className="stack">
      <Link className="back" href={paths.account(locale)}>
        <ChevronLeft aria-hidden /> {t('title')}
      </Link>
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <div role="status">
        {done && (
          <p className="card card--brand done" tabIndex={-1} ref={said}>
            {done.text}
          </p>
        )}
      </div>
      {children}
    </div>
  );
}

/** While it is read, and when it cannot be. */
export function Loading({ problem, retry }: { problem: Problem | null; retry: () => unknown }) {
  return problem ? <Refusal problem={problem} retry={() => void retry()} /> : <Waiting />;
}
