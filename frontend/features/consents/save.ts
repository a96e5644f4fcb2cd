import { saveFile } from '@/lib/save-file';

/** Hands a document of the page to the browser, which keeps it as a file. */
export const save = (document_: unknown, name: string): void =>
  saveFile(
    new Blob([`${JSON.stringify(document_, null, 2)}\n`], { type: 'application/json' }),
    name,
  );
