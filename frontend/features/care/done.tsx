'use client';

import { CircleCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';

/** Says what was done, and takes the focus: what it was on is often gone. */
export function Done({ said }: { said: string }) {
  const message = useRef<HTMLParagraphElement>(null);
  useEffect(() => message.current?.focus(), [said]);
  return (
    <p className="done with-icon" role="status" tabIndex={-1} ref={message}>
      <CircleCheck aria-hidden /> {said}
    </p>
  );
}
