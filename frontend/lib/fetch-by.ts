/** As a file that the browser keeps: the page stays, also where the answer is a refusal. */
export function fetchBy(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  link.click();
}
