'use client';

import { useEffect, useRef } from 'react';

/** A form that opens takes the focus: the button that asked for it is gone. */
export function useFirstField() {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, []);
  return form;
}
