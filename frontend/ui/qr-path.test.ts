import { encodeQR } from 'qr';
import decodeQR from 'qr/decode.js';
import { expect, test } from 'vitest';
import { pathOf } from './qr-path';

test('neighbours in a row become one rectangle', () => {
  expect(pathOf([[true, true, false, true], [], [false, true]])).toBe(
    'M0 0h2v1h-2zM3 0h1v1h-1zM1 2h1v1h-1z',
  );
});

/** Paints the path as a browser would, a few pixels to the module. */
function painted(path: string, size: number, scale: number) {
  const width = size * scale;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, x = '', y = '', run = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1) {
      const from = (row * width + Number(x) * scale) * 4;
      for (let at = from; at < from + Number(run) * scale * 4; at += 4) {
        data.set([0, 0, 0, 255], at);
      }
    }
  }
  return { width, height: width, data };
}

test('a camera reads from the picture what an app has to be told', () => {
  const text =
    'otpauth://totp/Sant%C3%A9%20au%20travail:claire%40lumiere.demo?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Sant%C3%A9%20au%20travail&algorithm=SHA1&digits=6&period=30';
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  expect(decodeQR(painted(pathOf(modules), modules.length, 4))).toBe(text);
});
