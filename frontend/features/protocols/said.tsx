'use client';

import { CircleCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';

/** Says what was done, and takes the focus: what it was on is often gone. */
export function Said({ children }: { children: string }) {
  const message = useRef<HTMLParagraphElement>(null);
  useEffect(() => message.current?.focus(), [children]);
  return (
    <p className="said with-icon" role="status" tabIndex={-1} ref={message}>
      <CircleCheck aria-hidden /> {children}
    </p>
  );
}
