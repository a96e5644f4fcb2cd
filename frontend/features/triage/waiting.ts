import { discard, seal, sealedIds, unseal } from '@/lib/vault';
import { recordOffline, type Assessment } from './api';
import type { Trace } from './device';

/** A check that this device answered, sealed here until the person has it recorded or deletes it. */
export interface WaitingCheck {
  /** Sent twice, it is recorded once. */
  key: string;
  trace: Trace;
  /** The person said that it may leave as soon as there is a network. */
  agreed: boolean;
  /** Once it is on the server: whether that came to the same answer. */
  recorded: { same: boolean } | null;
}

const beginning = (owner: string): string => `offline|${owner}|`;

/** Keeps the answer to the check that began then. Another answer to it is another thing to send. */
export async function keepWaiting(
  owner: string,
  startedAt: number,
  trace: Trace,
): Promise<[string, WaitingCheck]> {
  const id = `${beginning(owner)}${startedAt}`;
  const before = await open(id);
  if (before && JSON.stringify(before.trace.told) === JSON.stringify(trace.told)) {
    return [id, before];
  }
  const check = { key: crypto.randomUUID(), trace, agreed: false, recorded: null };
  await seal(id, check, startedAt);
  return [id, check];
}

/** Those that were not recorded yet, oldest first. */
export async function waitingOf(owner: string): Promise<[string, WaitingCheck][]> {
  const found: [string, WaitingCheck][] = [];
  for (const id of (await sealedIds(beginning(owner))).sort()) {
    const check = await open(id);
    if (check && check.recorded === null) {
      found.push([id, check]);
    }
  }
  return found;
}

/** From now on it may leave by itself. */
export async function agree(id: string): Promise<void> {
  const check = await open(id);
  if (check) {
    await seal(id, { ...check, agreed: true }, startOf(id));
  }
}

/** Sends it. What fails stays where it is, and is sent again under the same key. */
export async function record(id: string): Promise<Assessment | null> {
  const check = await open(id);
  if (!check) {
    return null;
  }
  const recorded = await recordOffline(check.trace, check.key);
  const same = recorded.offline?.same ?? true;
  await seal(id, { ...check, agreed: true, recorded: { same } }, startOf(id));
  return recorded;
}

/** Sends what the person agreed to; nothing else leaves. */
export async function recordAgreed(owner: string): Promise<Assessment[]> {
  const recorded: Assessment[] = [];
  for (const [id, { agreed }] of await waitingOf(owner)) {
    const one = agreed ? await record(id) : null;
    if (one) {
      recorded.push(one);
    }
  }
  return recorded;
}

export const forget = discard;

const startOf = (id: string): number => Number(id.slice(id.lastIndexOf('|') + 1));

async function open(id: string): Promise<WaitingCheck | null> {
  const found = (await unseal(id)) as Partial<WaitingCheck> | null;
  return found?.trace && typeof found.key === 'string' ? (found as WaitingCheck) : null;
}
