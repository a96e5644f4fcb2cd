export interface Part {
  words: string;
  /** Where a tap leads; none: plain words. */
  href?: string;
}

/** Digits with spaces of any kind, points or dashes between. */
const RUN = /\+?\d[\d \u00a0\u202f.-]*/g;
/** Fifteen minutes are no number to call. */
const AMOUNT = /^[ \u00a0\u202f]?(?:min|h\b|heure|hour|jour|day|ans?\b|year|fois|times|%|°)/;
const SHORT = ['15', '112', '114', '116117'];

/** Digits alone, with a leading plus. */
export const dialled = (number: string): string => number.replace(/[^\d+]/g, '');

/** A sentence, cut where a number begins and ends. 114 answers messages, not calls. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const { 0: run, index } of text.matchAll(RUN)) {
    const words = run.replace(/[^\d]+$/, '');
    const end = index + words.length;
    if (isNumber(words, text.slice(end))) {
      parts.push({ words: text.slice(from, index) });
      parts.push({ words, href: `${words === '114' ? 'sms' : 'tel'}:${dialled(words)}` });
      from = end;
    }
  }
  return [...parts, { words: text.slice(from) }].filter(({ words }) => words !== '');
}

function isNumber(words: string, after: string): boolean {
  const digits = dialled(words);
  return digits.length >= 8 ? digits.length <= 16 : SHORT.includes(digits) && !AMOUNT.test(after);
}
