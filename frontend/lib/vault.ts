import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { VAULT } from './purge';

const HOURS = 60 * 60 * 1000;

/** A draft is a convenience, not a record: after three days nobody's symptoms stay on a device. */
export const KEPT_FOR = 72 * HOURS;

interface Sealed {
  id: string;
  iv: Uint8Array<ArrayBuffer>;
  bytes: ArrayBuffer;
  /** Milliseconds since 1970; in clear, so that old drafts can be dropped without opening them. */
  startedAt: number;
}

interface VaultSchema extends DBSchema {
  drafts: { key: string; value: Sealed };
  keys: { key: 'drafts'; value: CryptoKey };
  /** The same for everybody, and about nobody: in clear. */
  catalogues: { key: string; value: unknown };
}

let opened: Promise<IDBPDatabase<VaultSchema>> | null = null;

function database(): Promise<IDBPDatabase<VaultSchema>> {
  opened ??= openDB<VaultSchema>(VAULT, 2, {
    upgrade(db, before) {
      if (before < 1) {
        db.createObjectStore('drafts', { keyPath: 'id' });
        db.createObjectStore('keys');
      }
      db.createObjectStore('catalogues');
    },
    // Somebody purges, here or in another tab, or is newer: let go, so that it is not blocked.
    blocking() {
      void opened?.then((db) => db.close());
      opened = null;
    },
    terminated() {
      opened = null;
    },
  }).catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

/** The browser keeps this key and never shows its bytes to a script, ours included. */
async function sealingKey(db: IDBPDatabase<VaultSchema>): Promise<CryptoKey> {
  const known = await db.get('keys', 'drafts');
  if (known) {
    return known;
  }
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const transaction = db.transaction('keys', 'readwrite');
  // Two tabs may race here: the first stored key wins.
  const winner = (await transaction.store.get('drafts')) ?? made;
  await transaction.store.put(winner, 'drafts');
  await transaction.done;
  return winner;
}

function boundTo(id: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`draft|${id}`);
}

async function sealed(
  key: CryptoKey,
  id: string,
  content: unknown,
  startedAt: number,
): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: boundTo(id) },
    key,
    new TextEncoder().encode(JSON.stringify(content)),
  );
  return { id, iv, bytes, startedAt };
}

async function clear(key: CryptoKey, { id, iv, bytes }: Sealed): Promise<unknown> {
  const text = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv, additionalData: boundTo(id) },
    key,
    bytes,
  );
  return JSON.parse(new TextDecoder().decode(text));
}

/** Seals a draft under its id; the id is authenticated, so a sealed record cannot be moved. */
export async function seal(id: string, content: unknown, startedAt: number): Promise<void> {
  const db = await database();
  await db.put('drafts', await sealed(await sealingKey(db), id, content, startedAt));
}

/**
 * Changes what is sealed under an id, as long as it is there: what was deleted or erased meanwhile
 * does not come back, and what was sealed meanwhile is looked at anew.
 *
 * @param change gives null to leave it as it is
 */
export async function reseal(id: string, change: (content: unknown) => unknown): Promise<void> {
  const db = await database();
  for (;;) {
    const before = await db.get('drafts', id);
    const key = await db.get('keys', 'drafts');
    const next = before && key ? change(await clear(key, before)) : null;
    if (!before || !key || next === null) {
      return;
    }
    const changed = await sealed(key, id, next, before.startedAt);
    // Nothing but the database may be waited for within a transaction: so look, and put, in one.
    const transaction = db.transaction('drafts', 'readwrite');
    const now = await transaction.store.get(id);
    const untouched = now?.iv.every((byte, place) => byte === before.iv[place]) ?? false;
    if (untouched) {
      await transaction.store.put(changed);
    }
    await transaction.done;
    if (untouched) {
      return;
    }
  }
}

/** The draft, or null if there is none, it is too old, or it does not open: then it is removed. */
export async function unseal(id: string, now: number = Date.now()): Promise<unknown> {
  const db = await database();
  const found = await db.get('drafts', id);
  if (!found) {
    return null;
  }
  if (now - found.startedAt >= KEPT_FOR) {
    await db.delete('drafts', id);
    return null;
  }
  try {
    return await clear(await sealingKey(db), found);
  } catch {
    await db.delete('drafts', id);
    return null;
  }
}

/** Ids of what is sealed here under names that begin so. */
export async function sealedIds(beginning: string): Promise<string[]> {
  const ids = await (await database()).getAllKeys('drafts');
  return ids.filter((id) => id.startsWith(beginning));
}

/** Keeps something that is about nobody, until the person signs out. */
export async function keepCatalogue(name: string, content: unknown): Promise<void> {
  await (await database()).put('catalogues', content, name);
}

export async function keptCatalogue(name: string): Promise<unknown> {
  return (await database()).get('catalogues', name);
}

export async function discard(id: string): Promise<void> {
  await (await database()).delete('drafts', id);
}

/** Drops what is older than 72 hours, whoever it belongs to. */
export async function sweep(now: number = Date.now()): Promise<void> {
  const db = await database();
  for (const { id, startedAt } of await db.getAll('drafts')) {
    if (now - startedAt >= KEPT_FOR) {
      await db.delete('drafts', id);
    }
  }
}
