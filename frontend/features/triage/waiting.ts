import { problemOf, UNREACHABLE, type Problem } from '@/lib/problem';
import { speaksForAnother } from '@/lib/session';
import { discard, reseal, seal, sealedIds, unseal } from '@/lib/vault';
import { recordOffline, type Assessment, type Level } from './api';
import type { Trace } from './device';

/** What the server made of a check: its assessment, and whether it says the same. */
export interface Recorded {
  id: string;
  level: Level;
  same: boolean;
}

/** A check that this device answered, sealed here until the person has it recorded or deletes it. */
export interface WaitingCheck {
  /** Sent twice, it is recorded once. */
  key: string;
  trace: Trace;
  /** The person said that it may leave as soon as there is a network. */
  agreed: boolean;
  /** Once it is on the server. */
  recorded: Recorded | null;
  /** The person said that they read another answer of the server. */
  read?: boolean;
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
  return (await keptOf(owner)).filter(([, { recorded }]) => recorded === null);
}

/** Where the server came to another answer that the person has not read yet. */
export async function unreadOf(owner: string): Promise<Recorded[]> {
  return (await keptOf(owner)).flatMap(([, { recorded, read }]) =>
    recorded && !recorded.same && !read ? [recorded] : [],
  );
}

export async function markRead(owner: string, assessment: string): Promise<void> {
  for (const [id, { recorded }] of await keptOf(owner)) {
    if (recorded?.id === assessment) {
      await change(id, (check) => ({ ...check, read: true }));
    }
  }
}

/** From now on it may leave by itself. */
export const agree = (id: string): Promise<void> =>
  change(id, (check) => ({ ...check, agreed: true }));

/** Sends it. What fails stays where it is, and is sent again under the same key. */
export async function record(id: string): Promise<Recorded | null> {
  const check = await open(id);
  if (!check || (await speaksForAnother(ownerIn(id)))) {
    return null;
  }
  const recorded =
    check.recorded ?? comparedTo(check.trace, await recordOffline(check.trace, check.key));
  // Deleted, erased or answered anew meanwhile: that counts, and the server has it all the same.
  await change(id, (now) =>
    now.key === check.key ? { ...now, agreed: true, recorded } : null,
  ).catch(() => undefined);
  return recorded;
}

/** Sends what the person agreed to; nothing else leaves. One that fails does not keep others here. */
export async function recordAgreed(
  owner: string,
): Promise<{ sent: Recorded[]; problem: Problem | null }> {
  const sent: Recorded[] = [];
  let problem: Problem | null = null;
  for (const [id, { agreed }] of await waitingOf(owner)) {
    try {
      const one = agreed ? await record(id) : null;
      if (one) {
        sent.push(one);
      }
    } catch (error) {
      problem ??= problemOf(error);
      if (problemOf(error).status === UNREACHABLE.status) {
        break; // the others would only wait for the same
      }
    }
  }
  return { sent, problem };
}

export const forget = discard;

/** The same means: to do the same. The server knows the company's policy, which the device does not. */
function comparedTo({ outcome }: Trace, { id, offline, recommendation }: Assessment): Recorded {
  const { level, urgency } = recommendation;
  const same = offline?.same === true && urgency === outcome.recommendation.urgency;
  return { id, level, same };
}

const ownerIn = (id: string): string => id.slice(id.indexOf('|') + 1, id.lastIndexOf('|'));

const change = (id: string, how: (check: WaitingCheck) => WaitingCheck | null): Promise<void> =>
  reseal(id, (content) => (isCheck(content) ? how(content) : null));

async function keptOf(owner: string): Promise<[string, WaitingCheck][]> {
  const found: [string, WaitingCheck][] = [];
  for (const id of (await sealedIds(beginning(owner))).sort()) {
    const check = await open(id);
    if (check) {
      found.push([id, check]);
    }
  }
  return found;
}

async function open(id: string): Promise<WaitingCheck | null> {
  const found = await unseal(id);
  return isCheck(found) ? found : null;
}

function isCheck(content: unknown): content is WaitingCheck {
  const found = content as Partial<WaitingCheck> | null;
  return Boolean(found?.trace) && typeof found?.key === 'string';
}
