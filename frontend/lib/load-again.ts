const PATIENCE = 10_000; // ms

/** Loads the page anew, but only once it can be had: what is on the screen is better than nothing. */
export async function loadAgain(): Promise<boolean> {
  const { ok } = await fetch(location.pathname, {
    cache: 'no-store',
    signal: AbortSignal.timeout(PATIENCE),
  }).catch(() => ({ ok: false }));
  if (ok) {
    location.reload();
  }
  return ok;
}
