import { useCallback, useEffect, useRef, useState } from 'react';
import { problemOf, type Problem } from '@/lib/problem';
import { draft as read, saveDraft, type Draft } from './api';
import { forget, keep, kept, type Kept, type Work } from './unsaved';

export interface Editing {
  /** As the server has it. */
  draft: Draft;
  /** As it is on the screen. */
  work: Work;
  dirty: boolean;
  /** What was typed before a reload has been put back. */
  restored: boolean;
  /** Somebody else saved meanwhile: what they saved. Ours is still on the screen. */
  theirs: Draft | null;
  edit: (change: (work: Work) => Work) => void;
  /** What is saved now; null if somebody else was faster; throws what the server says against it. */
  save: () => Promise<Work | null>;
  takeTheirs: () => void;
  keepOurs: () => void;
  discard: () => void;
  /** Reads it again: it was signed or published. */
  again: () => Promise<void>;
}

interface State {
  draft: Draft;
  work: Work;
  restored: boolean;
  theirs: Draft | null;
}

const workOf = ({ content, expected }: Draft): Work => ({ content, expected });
const same = (one: Work, other: Work): boolean =>
  JSON.stringify([one.content, one.expected]) === JSON.stringify([other.content, other.expected]);

/** What was kept of another text than the one there now is a conflict that is settled on sight. */
function begin(found: Draft, before: Kept | null): State {
  if (!before || found.publishedAt !== null || same(before, workOf(found))) {
    return { draft: found, work: workOf(found), restored: false, theirs: null };
  }
  return {
    draft: { ...found, tag: before.tag },
    work: { content: before.content, expected: before.expected },
    restored: true,
    theirs: before.tag === found.tag ? null : found,
  };
}

/** A draft and what is typed into it: nothing typed is lost, whoever else saves, whatever reloads. */
export function useDraft(person: string, protocol: string, version: string) {
  const [state, setState] = useState<State | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const load = useCallback(async () => {
    const before = await kept(person, protocol, version);
    return begin(await read(protocol, version), before);
  }, [person, protocol, version]);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let current = true;
    load()
      .then((found) => {
        if (current) {
          setProblem(null);
          setState(found);
        }
      })
      .catch((error: unknown) => current && setProblem(problemOf(error)));
    return () => {
      current = false;
    };
  }, [load, round]);

  const dirty = state !== null && !same(state.work, workOf(state.draft));
  // Another tab may have something unsaved while this one has not: only what was ours is forgotten.
  const wasDirty = useRef(false);
  useEffect(() => {
    if (state && dirty) {
      keep(person, protocol, version, { ...state.work, tag: state.draft.tag });
    } else if (wasDirty.current) {
      void forget(person, protocol, version);
    }
    wasDirty.current = dirty;
  }, [person, protocol, version, state, dirty]);
  useEffect(() => {
    if (!dirty) {
      return;
    }
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [dirty]);

  async function save(): Promise<Work | null> {
    if (!state || !dirty) {
      return state?.work ?? null;
    }
    const { content, expected } = state.work;
    try {
      const saved = await saveDraft(protocol, version, content, expected, state.draft.tag);
      const fresh = workOf(saved);
      setState((now) => {
        const work = now?.work === state.work ? fresh : now?.work; // typed meanwhile, perhaps
        return now && work ? { draft: saved, work, restored: false, theirs: null } : now;
      });
      return fresh;
    } catch (error) {
      if (problemOf(error).status !== 412) {
        throw error;
      }
      const theirs = await read(protocol, version);
      setState((now) => now && { ...now, theirs });
      return null;
    }
  }

  const update = (change: (state: State) => State) => setState((now) => now && change(now));
  const editing: Editing | null = state && {
    ...state,
    dirty,
    save,
    edit: (change) => update((now) => ({ ...now, work: change(now.work) })),
    takeTheirs: () =>
      update((now) =>
        now.theirs
          ? { draft: now.theirs, work: workOf(now.theirs), restored: false, theirs: null }
          : now,
      ),
    keepOurs: () =>
      update((now) => (now.theirs ? { ...now, draft: now.theirs, theirs: null } : now)),
    discard: () => update((now) => ({ ...now, work: workOf(now.draft), restored: false })),
    again: async () => {
      await forget(person, protocol, version);
      setState(await load());
    },
  };
  return { editing, problem, again: () => setRound((before) => before + 1) };
}
