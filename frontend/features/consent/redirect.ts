/** Programs on the person's own device, by number only (RFC 8252, section 8.3). */
const LOOPBACK = ['127.0.0.1', '[::1]'];

/**
 * Whether an address leads where the person was told: the page goes there and nowhere else. The
 * server has compared it character by character (`RedirectUris`); a page that follows addresses
 * looks once more, and never runs one.
 *
 * @param sendsTo host or, for a program on the device, the scheme that it answers to
 */
export function leadsWhereSaid(redirect: string, sendsTo: string): boolean {
  const url = URL.parse(redirect);
  if (!url) {
    return false;
  }
  const scheme = url.protocol.slice(0, -1);
  const said = sendsTo.toLowerCase();
  switch (scheme) {
    case 'https':
      return url.hostname === said;
    case 'http':
      return url.hostname === said && LOOPBACK.includes(said);
    default:
      // A private scheme is a domain name turned around; none that runs something has a dot.
      return scheme.includes('.') && (url.hostname.toLowerCase() || scheme) === said;
  }
}
