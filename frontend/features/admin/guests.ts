/** Somebody to invite, as found in what was typed. */
export interface Found {
  displayName: string;
  email: string;
}

export interface Line {
  /** Counted from one, as people count. */
  number: number;
  text: string;
  mistake: 'address' | 'name' | 'long';
}

const ADDRESS = /[^\s<>,;"()]+@[^\s<>,;"()]+\.[^\s<>,;"()]+/;
const LONGEST = 100;

/**
 * Who is meant by lines such as "Amina Diallo <amina@company.fr>", "amina@company.fr; Amina Diallo"
 * or two cells of a spreadsheet. Somebody who stands there twice is meant once.
 */
export function guestsIn(text: string): { guests: Found[]; mistakes: Line[] } {
  const guests = new Map<string, Found>();
  const mistakes: Line[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') {
      continue;
    }
    const found = guestIn(line);
    if (typeof found === 'string') {
      mistakes.push({ number: index + 1, text: line.trim(), mistake: found });
    } else {
      guests.set(found.email.toLowerCase(), found);
    }
  }
  return { guests: [...guests.values()], mistakes };
}

function guestIn(line: string): Found | Line['mistake'] {
  const email = ADDRESS.exec(line)?.[0];
  if (email === undefined) {
    return 'address';
  }
  const displayName = line
    .replace(email, ' ')
    .replace(/[<>,;"()\t]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (displayName === '' || displayName.includes('@')) {
    return 'name';
  }
  return displayName.length > LONGEST ? 'long' : { displayName, email };
}

/** As it can be sent again, for those whose invitation did not go out. */
export const asText = (guests: Found[]): string =>
  guests.map(({ displayName, email }) => `${displayName} <${email}>`).join('\n');
