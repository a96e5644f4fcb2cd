/* eslint-disable no-restricted-globals -- a page's address for the way there and back; no person's */

/** Where the page goes on after a way round by a company's provider; this tab's, until it is back. */
const ONWARD = 'onward';

/**
 * What names a sign-in through the company that has come back. It is taken out of the address: it is
 * good once, and belongs into no history.
 */
export function takeFederation(): string | null {
  const url = new URL(location.href);
  const federation = url.searchParams.get('federation');
  if (federation !== null) {
    url.searchParams.delete('federation');
    const onward = takeOnward();
    url.hash = onward === null ? '' : `next=${encodeURIComponent(onward)}`;
    history.replaceState(null, '', url);
  }
  return federation;
}

/** @param begin an address of this platform, as it gave it */
export function leaveForCompany(begin: string): void {
  keepOnward();
  location.assign(begin);
}

/** A program's question, which is opaque and nobody's file. */
const QUESTION = /#request=[\w.~-]+$/;

/** The page alone: which of somebody's files was open there is forgotten on the way. */
function keepOnward(): void {
  const next = new URLSearchParams(location.hash.slice(1)).get('next') ?? '';
  const page = next.replace(/#.*/, '') + (QUESTION.exec(next)?.[0] ?? '');
  try {
    sessionStorage.setItem(ONWARD, page);
  } catch {
    // A window without storage comes back to its own home page.
  }
}

function takeOnward(): string | null {
  try {
    const onward = sessionStorage.getItem(ONWARD);
    sessionStorage.removeItem(ONWARD);
    return onward || null;
  } catch {
    return null;
  }
}
