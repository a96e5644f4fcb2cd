'use client';

import { MailCheck } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';

/** The end of a form: what happens now, and what to do. */
export function SaidAndDone({ title, children }: { title: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section className="card card--brand stack">
      <h1 className="with-icon" ref={heading} tabIndex={-1}>
        <MailCheck aria-hidden /> {title}
      </h1>
      {children}
    </section>
  );
}
