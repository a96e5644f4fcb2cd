/** The database of lib/vault.ts. */
export const VAULT = 'employee-health';

/**
 * Everything that is kept on this device goes, the key and what it opens at once. Apart from the
 * vault: every page can sign somebody out, and few keep anything.
 */
export async function purge(): Promise<void> {
  const vault = await open();
  if (vault) {
    // Deleting waits for other tabs to let go; nothing that could be read waits with it. Where it
    // cannot be emptied it is deleted all the same.
    await emptied(vault).catch(() => undefined);
    vault.close();
  }
  await new Promise<void>((resolve, reject) => {
    const deletion = indexedDB.deleteDatabase(VAULT);
    deletion.onsuccess = () => resolve();
    deletion.onerror = () => reject(deletion.error ?? new Error('not deleted'));
  });
}

/** Null where there is none: looking makes none. */
function open(): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    const opening = indexedDB.open(VAULT);
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = (event) => {
      event.preventDefault(); // Firefox tells the page of the abort otherwise
      resolve(null);
    };
  });
}

function emptied(vault: IDBDatabase): Promise<void> {
  const stores = [...vault.objectStoreNames];
  if (stores.length === 0) {
    return Promise.resolve();
  }
  return new Promise((resolve, reject) => {
    const transaction = vault.transaction(stores, 'readwrite');
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('not emptied'));
    for (const store of stores) {
      transaction.objectStore(store).clear();
    }
  });
}
