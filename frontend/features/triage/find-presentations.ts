import type { Presentation } from './api';

interface Group {
  code: string;
  label: string;
  members: Presentation[];
}

const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replaceAll('œ', 'oe');

/** Every word sought begins a word of the label, its group or its search words; accents do not matter. */
export function matching(all: Presentation[], sought: string): Presentation[] {
  const words = folded(sought)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return all.filter(({ label, groupLabel, search }) => {
    const known = folded([label, groupLabel, ...search].join(' ')).split(/[^\p{L}\p{N}]+/u);
    return words.every((word) => known.some((candidate) => candidate.startsWith(word)));
  });
}

/** In the order of the server, which puts what is most often sought first. */
export function grouped(found: Presentation[]): Group[] {
  const groups = new Map<string, Group>();
  for (const presentation of found) {
    const { group: code, groupLabel: label } = presentation;
    const group = groups.get(code) ?? { code, label, members: [] };
    group.members.push(presentation);
    groups.set(code, group);
  }
  return [...groups.values()];
}
