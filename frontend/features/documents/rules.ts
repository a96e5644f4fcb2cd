import type { Category, Upload } from './api';

/** What is taken; the server looks at the bytes (`ContentType` in `backend/shared/…/blobs`). */
export const ACCEPTED = '.pdf,.jpg,.jpeg,.png,.txt,application/pdf,image/jpeg,image/png,text/plain';

/** Of a part: small enough to be sent on a bad connection in one go. */
export const PART = 4 * 1024 * 1024;

/** By which a file is known again when it is chosen once more. */
export const markOf = ({ size, lastModified }: Pick<File, 'size' | 'lastModified'>): string =>
  `${size}-${lastModified}`;

export const isSame = (one: File, other: File): boolean =>
  one.name === other.name && markOf(one) === markOf(other);

/** An upload of this very file that broke off. */
export const begunBefore = (
  file: Pick<File, 'size' | 'lastModified'>,
  unfinished: Upload[],
): Upload | undefined =>
  unfinished.find(({ mark, length }) => mark === markOf(file) && length === file.size);

/** What can be said before anything is sent. */
export type Refused = 'empty' | 'large' | 'no-room' | 'kind';

export function refusedAtOnce(
  { name, size }: Pick<File, 'name' | 'size'>,
  room: { largest: number; left: number },
): Refused | null {
  if (!/\.(?:pdf|jpe?g|png|txt)$/i.test(name)) {
    return 'kind';
  }
  if (size === 0) {
    return 'empty';
  }
  if (size > room.largest) {
    return 'large';
  }
  return size > room.left ? 'no-room' : null;
}

/** The name without its ending, as a first title. */
export const titleOf = (name: string): string =>
  name.replace(/\.[a-z]{2,5}$/i, '').slice(0, 200) || name;

export interface Size {
  unit: 'kilobyte' | 'megabyte' | 'gigabyte';
  value: number;
}

/** At least one kilobyte: nobody counts bytes. */
export function sizeOf(bytes: number): Size {
  const megabytes = Math.round(bytes / 100_000) / 10;
  if (megabytes >= 1000) {
    return { unit: 'gigabyte', value: Math.round(megabytes / 100) / 10 };
  }
  return bytes < 1_000_000
    ? { unit: 'kilobyte', value: Math.max(1, Math.round(bytes / 1000)) }
    : { unit: 'megabyte', value: megabytes };
}

/** "12,3 Mo" */
export function saySize(bytes: number, locale: string): string {
  const { unit, value } = sizeOf(bytes);
  return new Intl.NumberFormat(locale, { style: 'unit', unit }).format(value);
}

/** The end of that day where the person is. */
export const endOf = (day: string): string => new Date(`${day}T23:59:59`).toISOString();

/** A picture or a text is shown as it is, in a box; of a PDF, which no browser shows in one, the
 * first page as we have drawn it. */
export const canBeShown = (type: string): boolean => isPdf(type) || /^(?:image|text)\//.test(type);

export const isPdf = (type: string): boolean => type.startsWith('application/pdf');

/** Of these a picture of the first page is made. */
export const isPictured = (type: string): boolean => isPdf(type) || type.startsWith('image/');

export interface Said {
  title: string;
  category: Category;
  expiresOn?: string | undefined;
  replaces?: string;
}
