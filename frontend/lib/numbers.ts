/** Both a comma and a point separate decimals; null if it is no number. */
export function readNumber(typed: string): number | null {
  const text = typed.trim().replace(',', '.');
  const number = Number(text);
  return text !== '' && Number.isFinite(number) ? number : null;
}

/** "82,5", to be read, and to be typed again: without spaces between thousands. */
export const sayNumber = (value: number, locale: string): string =>
  new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 10 }).format(value);
