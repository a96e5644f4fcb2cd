/** The answer says that it is a file to be kept: the page stays. */
export function fetchBy(address: string): void {
  location.assign(address);
}
