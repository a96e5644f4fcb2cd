import type { Table } from './review-api';

/** Through a link, since only a link carries the name under which a file is kept. */
export async function saveTable(table: () => Promise<Table>): Promise<void> {
  const { name, content } = await table();
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
