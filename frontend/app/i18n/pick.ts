interface Tree {
  [name: string]: unknown;
}

/** The parts of a tree that dotted paths name, at the places where they were. */
export function pick(tree: Tree, paths: readonly string[]): Tree {
  const picked: Tree = {};
  for (const path of paths) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    let from = tree;
    let to = picked;
    for (const name of names) {
      from = from[name] as Tree;
      to = (to[name] ??= {}) as Tree;
    }
    to[last] = from[last];
  }
  return picked;
}
