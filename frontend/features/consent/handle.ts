/** The handle of a question behind the `#`; anything else there is none of ours. */
export function handleIn(hash: string): string | null {
  const handle = new URLSearchParams(hash.slice(1)).get('request');
  return handle !== null && /^[\w.~-]{1,200}$/.test(handle) ? handle : null;
}
