import type { AdminArea } from './admin-areas';
import type { Locale } from './locales';

/** What one keeps in one's own account, each on a page of its own. */
export type AccountPart =
  | 'passkeys'
  | 'authenticator'
  | 'recovery-codes'
  | 'devices'
  | 'password'
  | 'personal-address'
  | 'identities'
  | 'programs'
  | 'display';

/** What is in one's own file, each on a page of its own. */
export type FilePart =
  | 'health'
  | 'history'
  | 'emergency-card'
  | 'emergency-contacts'
  | 'documents'
  | 'sharing'
  | 'questionnaire'
  | 'visits'
  | 'accesses'
  | 'consents'
  | 'rights'
  | 'requests';

/** Every address of the pages. Ids of people and of health data go after the `#`: a server never sees them. */
export const paths = {
  welcome: (locale: Locale) => `/${locale}/`,
  signIn: (locale: Locale) => `/${locale}/sign-in/`,
  forgotPassword: (locale: Locale) => `/${locale}/forgot-password/`,
  register: (locale: Locale) => `/${locale}/register/`,
  account: (locale: Locale, part?: AccountPart) =>
    `/${locale}/account/${part === undefined ? '' : `${part}/`}`,
  /** Where people answer programs that ask to act for them; which question is behind the `#`. */
  authorize: (locale: Locale) => `/${locale}/authorize/`,
  file: (locale: Locale, part?: FilePart) =>
    `/${locale}/profile/${part === undefined ? '' : `${part}/`}`,
  home: (locale: Locale) => `/${locale}/home/`,
  triage: (locale: Locale) => `/${locale}/triage/`,
  history: (locale: Locale) => `/${locale}/triage/history/`,
  assessment: (locale: Locale, id: string) =>
    `/${locale}/triage/history/#id=${encodeURIComponent(id)}`,
  /** Which purpose is looked at is behind the `#`. */
  consents: (locale: Locale) => `/${locale}/profile/consents/`,
  accesses: (locale: Locale) => `/${locale}/profile/accesses/`,
  /** For whoever was erased, and holds a receipt: nobody signs in. */
  certificate: (locale: Locale) => `/${locale}/erased/`,
  sharedDocuments: (locale: Locale, patient: string) =>
    `/${locale}/patients/documents/#id=${encodeURIComponent(patient)}`,
  patients: (locale: Locale) => `/${locale}/patients/`,
  patient: (locale: Locale, id: string) => `/${locale}/patients/#id=${encodeURIComponent(id)}`,
  /** Files that were opened in an emergency. */
  openings: (locale: Locale) => `/${locale}/patients/openings/`,
  /** What the employer sees. */
  released: (locale: Locale) => `/${locale}/opinions/`,
  admin: (locale: Locale) => `/${locale}/admin/`,
  adminArea: (locale: Locale, area: AdminArea) => `/${locale}/admin/${area}/`,
  person: (locale: Locale, id: string) => `/${locale}/admin/people/#id=${encodeURIComponent(id)}`,
  dataRequest: (locale: Locale, id: string) =>
    `/${locale}/admin/requests/#id=${encodeURIComponent(id)}`,
  role: (locale: Locale, id: string) => `/${locale}/admin/roles/#id=${encodeURIComponent(id)}`,
  protocols: (locale: Locale) => `/${locale}/protocols/`,
  draft: (locale: Locale, protocol: string, version: string) =>
    `/${locale}/protocols/draft/#${new URLSearchParams({ protocol, version }).toString()}`,
  emergency: (locale: Locale) => `/${locale}/emergency/`,
  offline: (locale: Locale) => `/${locale}/offline/`,
  accessibility: (locale: Locale) => `/${locale}/accessibility/`,
  privacy: (locale: Locale) => `/${locale}/privacy/`,
  docs: (area?: string) => (area ? `/docs/${area}/` : '/docs/'),
};

/** The same page in another language. */
export function inLanguage(pathname: string, locale: Locale): string {
  return pathname.replace(/^\/[a-z]{2}(?=\/|$)/, `/${locale}`);
}

/** Sign-in, and back to here. After the `#`, so that no server learns where somebody was going. */
export function signInAndBack(locale: Locale, back: string): string {
  return `${paths.signIn(locale)}#next=${encodeURIComponent(back)}`;
}

/** The way back, or a program's question, is good in every language; other hashes belong to their page. */
export const wayBack = (hash: string): string => (/^#(?:next|request)=/.test(hash) ? hash : '');

/** Where programs of others ask for consent; the handle in its query is opaque. */
const AUTHORIZE = /^\/authorize\/\?request=[\w.~-]+$/;
/** For whoever is not signed in: nobody wants to return to these. */
const COMING_IN = [
  'sign-in',
  'forgot-password',
  'reset-password',
  'recover-account',
  'register',
  'confirm-registration',
];

/** Plain words between slashes: nothing that a browser would read as another host or folder. */
function isPage(path: string): boolean {
  const [, language = '', first = ''] = path.split('/');
  const plain = /^\/[a-z/-]+\/$/.test(path) && !path.includes('//');
  return plain && language.length === 2 && !COMING_IN.includes(first);
}

/**
 * Where to go after signing in: one of our own pages, never an address that somebody else put
 * into the link.
 */
export function safeReturn(wanted: string | null | undefined, locale: Locale): string {
  const address = inLanguage(wanted ?? '', locale);
  const [page = ''] = address.split('#');
  const ours = isPage(page) || AUTHORIZE.test(page.replace(`/${locale}/`, '/'));
  return ours ? address : paths.home(locale);
}
