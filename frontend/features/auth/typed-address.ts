let address = '';

/**
 * The address that was typed last, so that nobody has to type it again on the next of these pages
 * (WCAG 2.2, 3.3.7). In memory only: a reload forgets it.
 */
export const typedAddress = (): string => address;

export function keepAddress(typed: string): void {
  address = typed;
}
