'use client';

import { useEffect, useRef, useState, type ReactNode } from 'react';

interface Props {
  text: string;
  onOpen?: () => void;
  /** What stands in place of the button; `cancel` gives the focus back to it, `close` does not. */
  children: (way: { cancel: () => void; close: () => void }) => ReactNode;
}

/** A button that opens a form in its place and moves the focus into it. */
export function Opener({ text, onOpen, children }: Props) {
  const [state, setState] = useState<'closed' | 'open' | 'cancelled'>('closed');
  const button = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state === 'open') {
      form.current?.focus();
    } else if (state === 'cancelled') {
      button.current?.focus();
    }
  }, [state]);
  if (state === 'open') {
    return (
      <div className="card card--leaf" role="group" aria-label={text} tabIndex={-1} ref={form}>
        {children({ cancel: () => setState('cancelled'), close: () => setState('closed') })}
      </div>
    );
  }
  return (
    <div>
      <button
        type="button"
        className="button"
        ref={button}
        onClick={() => {
          onOpen?.();
          setState('open');
        }}
      >
        {text}
      </button>
    </div>
  );
}
