// Renders the PNG icons from the one SVG. Same input, same bytes: the results are committed.
import { readFileSync, writeFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';

const svg = readFileSync('public/icons/icon.svg', 'utf8');
// A maskable icon is cut to a circle by the phone: colour to the edge, the mark in the middle.
const maskable = svg
  .replace('viewBox="0 0 48 48"', 'viewBox="-8 -8 64 64"')
  .replace('<path', '<rect x="-8" y="-8" width="64" height="64" fill="#0e5261"/><path');

for (const [name, source, size] of [
  ['icon-192', svg, 192],
  ['icon-512', svg, 512],
  ['maskable-512', maskable, 512],
  ['apple-180', maskable, 180],
]) {
  const png = new Resvg(source, { fitTo: { mode: 'width', value: size } }).render().asPng();
  writeFileSync(`public/icons/${name}.png`, png);
}
