import { openDB } from 'idb';
import { afterEach, expect, test, vi } from 'vitest';
import { purge } from './purge';
import { discard, KEPT_FOR, reseal, seal, sweep, unseal } from './vault';

const words = { words: 'mal à la tête' };
const now = Date.now();

afterEach(() => purge());

/** What a copy of the browser's database would show. */
async function rawRecord(id: string): Promise<{ bytes: ArrayBuffer; startedAt: number }> {
  const db = await openDB('employee-health');
  const record = (await db.get('drafts', id)) as { bytes: ArrayBuffer; startedAt: number };
  db.close();
  return record;
}

test('what was sealed opens again', async () => {
  await seal('triage|claire', words, now);
  expect(await unseal('triage|claire')).toEqual(words);
});

test('nothing readable lies in the database', async () => {
  await seal('triage|claire', words, now);
  const { bytes } = await rawRecord('triage|claire');
  const text = new TextDecoder().decode(bytes);
  expect(text).not.toContain('tête');
  expect(text).not.toContain('words');
});

test('a record moved to another id does not open, and goes', async () => {
  await seal('triage|claire', words, now);
  const db = await openDB('employee-health');
  const record = (await db.get('drafts', 'triage|claire')) as object;
  await db.put('drafts', { ...record, id: 'triage|karim' });
  db.close();
  expect(await unseal('triage|karim')).toBeNull();
  expect(await rawRecord('triage|karim')).toBeUndefined();
});

test('after 72 hours a draft is gone', async () => {
  await seal('triage|claire', words, now);
  expect(await unseal('triage|claire', now + KEPT_FOR - 1)).toEqual(words);
  expect(await unseal('triage|claire', now + KEPT_FOR)).toBeNull();
  expect(await unseal('triage|claire', now)).toBeNull();
});

test('the sweep takes old drafts of anybody and leaves young ones', async () => {
  await seal('triage|karim', words, now - KEPT_FOR);
  await seal('triage|claire', words, now);
  await sweep(now);
  expect(await rawRecord('triage|karim')).toBeUndefined();
  expect(await unseal('triage|claire')).toEqual(words);
});

test('a discarded draft does not come back', async () => {
  await seal('triage|claire', words, now);
  await discard('triage|claire');
  expect(await unseal('triage|claire')).toBeNull();
});

test('a purge leaves no draft and no key', async () => {
  await seal('triage|claire', words, now);
  await purge();
  const left = await indexedDB.databases();
  expect(left.map(({ name }) => name)).not.toContain('employee-health');
});

test('what is here is changed, and stays as old as it is', async () => {
  await seal('triage|claire', words, now - 1);
  await reseal('triage|claire', (content) => ({ ...(content as object), agreed: true }));
  expect(await unseal('triage|claire', now)).toEqual({ ...words, agreed: true });
  expect((await rawRecord('triage|claire')).startedAt).toBe(now - 1);
});

test('a change does not make what is not there', async () => {
  await reseal('triage|claire', () => words);
  expect(await unseal('triage|claire')).toBeNull();
});

test('changes at the same time are all made, none over another', async () => {
  await seal('triage|claire', { count: 0 }, now);
  const more = (content: unknown) => ({ count: (content as { count: number }).count + 1 });
  await Promise.all([1, 2, 3].map(() => reseal('triage|claire', more)));
  expect(await unseal('triage|claire')).toEqual({ count: 3 });
});

test('what is deleted during a change does not come back', async () => {
  await seal('triage|claire', words, now);
  const changing = reseal('triage|claire', () => {
    void discard('triage|claire'); // before what follows reaches the database
    return { words: 'x' };
  });
  await changing;
  expect(await unseal('triage|claire')).toBeNull();
});

test('a purge looks for nothing that is not there, and makes nothing', async () => {
  await purge();
  await purge();
  const left = await indexedDB.databases();
  expect(left.map(({ name }) => name)).not.toContain('employee-health');
});

test('what another tab does not let go is empty at once', async () => {
  await seal('triage|claire', words, now);
  const other = await openDB('employee-health');
  const purged = purge();
  await vi.waitFor(async () => {
    expect(await other.getAllKeys('drafts')).toEqual([]);
    expect(await other.getAllKeys('keys')).toEqual([]);
  });
  other.close();
  await purged;
});
