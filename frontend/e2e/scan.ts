import { randomBytes } from 'node:crypto';
import { inflateSync } from 'node:zlib';

/** Pixels of either side; with three bytes each they are fifty megabytes. */
const SIDE = 4096;

const stream = (about: string, content: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`<<${about}/Length ${content.length}>>\nstream\n`),
    content,
    Buffer.from('\nendstream'),
  ]);

/** A page as a scanner leaves it that packs nothing: a PDF of fifty megabytes like no other. */
export function scan(): Buffer {
  const objects = [
    Buffer.from('<</Type/Catalog/Pages 2 0 R>>'),
    Buffer.from('<</Type/Pages/Kids[3 0 R]/Count 1>>'),
    Buffer.from(
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R' +
        '/Resources<</XObject<</Scan 5 0 R>>>>>>',
    ),
    stream('', Buffer.from('q 595 0 0 842 0 0 cm /Scan Do Q')),
    stream(
      `/Type/XObject/Subtype/Image/Width ${SIDE}/Height ${SIDE}` +
        '/ColorSpace/DeviceRGB/BitsPerComponent 8',
      randomBytes(3 * SIDE * SIDE),
    ),
  ].map((content, n) =>
    Buffer.concat([Buffer.from(`${n + 1} 0 obj\n`), content, Buffer.from('\nendobj\n')]),
  );
  const head = Buffer.from('%PDF-1.4\n');
  let length = head.length;
  const places = objects.map((object) => {
    const place = length;
    length += object.length;
    return `${String(place).padStart(10, '0')} 00000 n `;
  });
  const size = objects.length + 1;
  const tail = [
    'xref',
    `0 ${size}`,
    '0000000000 65535 f ',
    ...places,
    `trailer\n<</Size ${size}/Root 1 0 R>>`,
    `startxref\n${length}`,
    '%%EOF\n',
  ].join('\n');
  return Buffer.concat([head, ...objects, Buffer.from(tail)]);
}

/** Whether these words are on a page; they are packed, and their letters written as numbers. */
export function bears(pdf: Buffer, words: string): boolean {
  const letters = Buffer.from(words, 'latin1').toString('hex').toUpperCase();
  const packed = '/FlateDecode';
  for (let at = pdf.indexOf(packed); at >= 0; at = pdf.indexOf(packed, at + 1)) {
    const from = pdf.indexOf('stream', at) + 'stream\r\n'.length;
    if (inflateSync(pdf.subarray(from)).toString('latin1').includes(letters)) {
      return true;
    }
  }
  return false;
}
