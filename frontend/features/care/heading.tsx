'use client';

import { ChevronLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';

interface Props {
  title: string;
  /** For the tab and the history of the browser, where no name of a patient may stand. */
  tab?: string;
  lead?: string;
  /** Whether one came here from another part of this page: then it is read out. */
  moved?: boolean;
  back?: { href: string; text: string };
}

export function Heading({ title, tab = title, lead, moved = false, back }: Props) {
  const t = useTranslations('ui');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${tab} – ${t('brand')}`;
    if (moved) {
      scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
  }, [tab, moved, t]);
  return (
    <header>
      {back && (
        <a className="back" href={back.href}>
          <ChevronLeft aria-hidden /> {back.text}
        </a>
      )}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {lead && <p className="lead">{lead}</p>}
    </header>
  );
}
