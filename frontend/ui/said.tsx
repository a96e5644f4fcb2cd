'use client';

import { useEffect, useRef } from 'react';

/** What was done. It takes the focus, each time anew: what that was on is often gone. */
export function Said({ what }: { what: { text: string } | null }) {
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (what) {
      said.current?.focus();
    }
  }, [what]);
  return (
    <div role="status">
      {what && (
        <p className="card card--brand said-done" tabIndex={-1} ref={said}>
          {what.text}
        </p>
      )}
    </div>
  );
}
