import { ProblemError } from './problem';

/** What was sent and not answered, with the key that it was sent under. */
const unfinished = new Map<string, string>();

/** Sending the same thing again after a failure carries the same key: it is done once. */
export async function attempt<T>(what: unknown, send: (key: string) => Promise<T>): Promise<T> {
  const body = JSON.stringify(what);
  const key = unfinished.get(body) ?? crypto.randomUUID();
  unfinished.set(body, key);
  try {
    const result = await send(key);
    unfinished.delete(body);
    return result;
  } catch (error) {
    if (isRefusal(error)) {
      unfinished.delete(body);
    }
    throw error;
  }
}

/** Nothing was done, for a reason that may be gone when it is sent again. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof ProblemError)) {
    return false;
  }
  const { status } = error.problem;
  return status >= 400 && status < 500 && ![401, 408, 429].includes(status);
}
