import { act, useEffect } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import { ProblemError, UNREACHABLE } from './problem';
import { useList, type Page } from './use-list';

let root: Root | undefined;
let list: ReturnType<typeof useList<string>>;

function Shows({ page }: { page: (cursor: string | null) => Promise<Page<string, string>> }) {
  const now = useList(page);
  useEffect(() => {
    list = now;
  });
  return null;
}

async function show(page: (cursor: string | null) => Promise<Page<string, string>>) {
  root ??= createRoot(document.createElement('div'));
  await act(async () => root?.render(<Shows page={page} />));
}

afterEach(() => {
  act(() => root?.unmount());
  root = undefined;
});

test('pressing twice for more reads one page', async () => {
  const page = vi.fn(async (cursor: string | null) =>
    cursor === null ? { items: ['a'], next: '2' } : { items: ['b'] },
  );
  await show(page);
  await act(async () => {
    list.more?.();
    list.more?.();
  });
  expect(list.items).toEqual(['a', 'b']);
  expect(list.fresh).toBe(1);
  expect(list.more).toBeNull();
  expect(page).toHaveBeenCalledTimes(2);
});

test('the late answer of another list is dropped', async () => {
  let answer: (page: Page<string, string>) => void = () => undefined;
  await show(() => new Promise((late) => (answer = late)));
  await show(async () => ({ items: ['of this one'] }));
  await act(async () => answer({ items: ['of the other'] }));
  expect(list.items).toEqual(['of this one']);
});

test('what failed is tried again, and what was read stays', async () => {
  let fails = true;
  await show(async (cursor) => {
    if (cursor === null) {
      return { items: ['a'], next: '2' };
    }
    if (fails) {
      throw new ProblemError(UNREACHABLE);
    }
    return { items: ['b'] };
  });
  await act(async () => list.more?.());
  expect(list.problem).toEqual(UNREACHABLE);
  expect(list.items).toEqual(['a']);
  fails = false;
  await act(async () => list.retry());
  expect(list.problem).toBeNull();
  expect(list.items).toEqual(['a', 'b']);
});
