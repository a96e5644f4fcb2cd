const LONGEST = 40;

/**
 * A code for a group of staff, made of its name, as the server wants it: small letters, digits and
 * hyphens. People never see it; assignments name it.
 */
export function codeOf(name: string, taken: string[]): string {
  const code = plain(name) || 'group';
  let free = code;
  for (let number = 2; taken.includes(free); number += 1) {
    const suffix = `-${number}`;
    free = code.slice(0, LONGEST - suffix.length) + suffix;
  }
  return free;
}

const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, LONGEST)
    .replace(/-$/, '');
