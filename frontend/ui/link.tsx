'use client';

import { useRouter } from 'next/navigation';
import type { ComponentProps, MouseEvent } from 'react';

/**
 * Goes to another page of ours without loading everything anew. Nothing is fetched before somebody
 * goes there, which is all that `next/link` would add: it costs every page three kilobytes more.
 */
export function Link(props: ComponentProps<'a'> & { href: string }) {
  const router = useRouter();
  const { href, children, ...rest } = props;
  function go(event: MouseEvent<HTMLAnchorElement>) {
    if (isPlain(event)) {
      event.preventDefault();
      router.push(href);
    }
  }
  return (
    <a {...rest} href={href} onClick={go}>
      {children}
    </a>
  );
}

/** A new tab or window, or a file to keep, is the browser's to open. */
const isPlain = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
