/** Some browsers read the file a while after they were told to keep it. */
const READ_BY_THEN = 60_000;

/** Hands a file of the page to the browser, which keeps it under this name. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), READ_BY_THEN);
}
