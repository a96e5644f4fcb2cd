/** One value that differs, and where: `rules › waking › when`. */
export interface Change {
  place: string[];
  before: string | null;
  after: string | null;
}

/** Every value that differs; entries with an id are compared by it, wherever they moved. */
export function changesOf(before: unknown, after: unknown, place: string[] = []): Change[] {
  if (JSON.stringify(before) === JSON.stringify(after)) {
    return [];
  }
  if (isTree(before) && isTree(after)) {
    const then = members(before);
    const now = members(after);
    const names = [...new Set([...then.keys(), ...now.keys()])];
    const inner = names.flatMap((name) =>
      changesOf(then.get(name), now.get(name), [...place, name]),
    );
    return inner.length > 0 ? inner : [{ place, before: order(then), after: order(now) }];
  }
  return [{ place, before: said(before), after: said(after) }];
}

const isTree = (value: unknown): value is object => typeof value === 'object' && value !== null;

function members(tree: object): Map<string, unknown> {
  const name = (value: unknown, index: string): string =>
    isTree(value) && 'id' in value && typeof value.id === 'string' ? value.id : index;
  return Array.isArray(tree)
    ? new Map(tree.map((value: unknown, index) => [name(value, String(index + 1)), value]))
    : new Map(Object.entries(tree).filter(([key]) => key !== 'version' && key !== 'id'));
}

const order = (list: Map<string, unknown>): string => [...list.keys()].join(', ');

/** As a person reads it: the texts of it, without braces. */
function said(value: unknown): string | null {
  if (value === undefined || value === null) {
    return null;
  }
  if (isTree(value)) {
    return Object.values(value)
      .map(said)
      .filter((text) => text !== null && text !== '')
      .join(' · ');
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
