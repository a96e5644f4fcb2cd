import { discard, seal, sweep, unseal } from '@/lib/vault';
import type { Protocol, Row } from './protocol';

/** What somebody typed and has not saved. */
export interface Work {
  content: Protocol;
  expected: Row[];
}

/** Of which text of the draft it was typed into. */
export interface Kept extends Work {
  tag: string;
}

/** One after the other: what was typed last stays. A device that keeps nothing is no obstacle. */
let queue: Promise<unknown> = Promise.resolve();

function inOrder<T>(work: () => Promise<T>): Promise<T | null> {
  const done = queue.then(work).catch(() => null);
  queue = done;
  return done;
}

/** Sealed on the device as every draft is, for this person, until they sign out or 72 hours have passed. */
const idFor = (person: string, protocol: string, version: string): string =>
  `protocol|${person}|${protocol}|${version}`;

export function keep(person: string, protocol: string, version: string, kept: Kept): void {
  void inOrder(() => seal(idFor(person, protocol, version), kept, Date.now()));
}

export function kept(person: string, protocol: string, version: string): Promise<Kept | null> {
  return inOrder(async () => {
    await sweep();
    return (await unseal(idFor(person, protocol, version))) as Kept | null;
  });
}

export function forget(person: string, protocol: string, version: string): Promise<unknown> {
  return inOrder(() => discard(idFor(person, protocol, version)));
}
