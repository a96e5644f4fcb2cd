/**
 * What somebody typed, on what it has become meanwhile: fields that they did not change are as they
 * are now, so that nothing that others wrote is undone.
 *
 * @param typed as it stands on the screen
 * @param before as it was when they began
 */
export function rebased<T extends object>(typed: T, before: T, now: T): T {
  const names = [...new Set([...Object.keys(typed), ...Object.keys(now)])] as (keyof T)[];
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  return Object.fromEntries(
    names.map((name) => [name, same(typed[name], before[name]) ? now[name] : typed[name]]),
  ) as T;
}
