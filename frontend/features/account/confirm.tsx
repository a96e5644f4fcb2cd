'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef } from 'react';

/** Asks on the page, beside what it is about, before something ends that cannot be brought back. */
export function Confirm(props: {
  title: string;
  text: string;
  action: string;
  busy: boolean;
  yes: () => void;
  no: () => void;
}) {
  const t = useTranslations('account');
  const { title, text, action, busy, yes, no } = props;
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="confirm" role="group" aria-labelledby={id}>
      <h3 id={id} tabIndex={-1} ref={heading}>
        {title}
      </h3>
      <p>{text}</p>
      <div className="actions">
        <button type="button" className="button" aria-disabled={busy} onClick={yes}>
          {action}
        </button>
        <button type="button" className="button button--quiet" onClick={no}>
          {t('keep')}
        </button>
      </div>
    </div>
  );
}
