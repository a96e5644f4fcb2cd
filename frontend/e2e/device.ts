import type { Page } from '@playwright/test';
import { expect } from './platform';

/** Waits until the pages have put something on this device, under a name that begins so. */
export async function keptOnDevice(page: Page, store: string, beginning: string): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(
        async ([from, name]) => {
          // Opening it first would make it, and the page could not any more.
          const made = await indexedDB.databases();
          if (!made.some(({ name, version }) => name === 'employee-health' && version === 2)) {
            return false;
          }
          return new Promise<boolean>((resolve) => {
            const opening = indexedDB.open('employee-health');
            opening.onerror = () => resolve(false);
            opening.onsuccess = () => {
              const db = opening.result;
              const reading = db
                .transaction(from)
                .objectStore(from)
                .count(IDBKeyRange.bound(name, `${name}\uffff`));
              reading.onsuccess = () => {
                db.close();
                resolve(reading.result > 0);
              };
            };
          });
        },
        [store, beginning] as const,
      ),
    )
    .toBe(true);
}
