const FORM = /^#(l\d+\.[\w.-]{1,480})$/;

/** What a mailed link holds behind its `#`; other words there, such as `#main`, are not ours. */
export function tokenIn(hash: string): string | null {
  return FORM.exec(hash)?.[1] ?? null;
}

let kept = { page: '', token: '' };

/**
 * Takes the token out of the address, where it would stay in the history of the device and on
 * the screen for whoever looks over a shoulder. From then on it lives in memory only.
 */
function take(): void {
  const { pathname, hash } = location;
  const found = tokenIn(hash);
  if (found !== null || kept.page !== pathname) {
    kept = { page: pathname, token: found ?? '' };
  }
  if (found !== null) {
    history.replaceState(null, '', pathname);
  }
}

/** A newer link that is opened in the same tab changes nothing but the hash. */
export function onLinkToken(listener: () => void): () => void {
  const taken = () => {
    take();
    listener();
  };
  take();
  addEventListener('hashchange', taken);
  return () => removeEventListener('hashchange', taken);
}

/** Of this page; empty if it was not opened by a link. */
export function linkToken(): string {
  return kept.page === location.pathname ? kept.token : '';
}
