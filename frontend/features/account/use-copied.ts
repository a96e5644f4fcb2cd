'use client';

import { useState } from 'react';

/** Whether it is on the clipboard; a browser may refuse, and then nothing is claimed. */
export function useCopied() {
  const [copied, setCopied] = useState(false);
  const copy = (text: string) =>
    navigator.clipboard
      .writeText(text)
      .then(() => setCopied(true))
      .catch(() => setCopied(false));
  return { copied, copy };
}
