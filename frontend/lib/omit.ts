/** The same without these fields. */
export function omit<T extends object, K extends keyof T>(from: T, ...names: K[]): Omit<T, K> {
  const left = { ...from };
  for (const name of names) {
    Reflect.deleteProperty(left, name);
  }
  return left;
}
