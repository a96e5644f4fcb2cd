import type { Problem } from '@/lib/problem';

export interface Mistake {
  target: string;
  message: string;
}

/** What was typed; passwords are taken as they are, spaces included. */
export function typed(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** What to write beside a field: what the page itself found, else what the server says of it. */
export function mistakeAt(
  target: string,
  found: Mistake[],
  problem: Problem | null,
): string | undefined {
  return (
    found.find((mistake) => mistake.target === target)?.message ??
    problem?.errors?.find(({ field }) => field === target)?.message
  );
}
