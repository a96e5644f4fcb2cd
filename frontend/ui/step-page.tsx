'use client';

import { ChevronLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, type ReactNode } from 'react';

/** One thing per page: a way back, a heading that takes the focus, and the content. */
export function StepPage(props: {
  title: string;
  lead?: string;
  onBack?: () => void;
  above?: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations('ui');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${props.title} – ${t('brand')}`;
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [props.title, t]);
  return (
    <div>
      {props.onBack && (
        <button type="button" className="back" onClick={props.onBack}>
          <ChevronLeft aria-hidden /> {t('back')}
        </button>
      )}
      <div className="stack">
        {props.above}
        <h1 ref={heading} tabIndex={-1}>
          {props.title}
        </h1>
        {props.lead && <p className="lead">{props.lead}</p>}
        {props.children}
      </div>
    </div>
  );
}
