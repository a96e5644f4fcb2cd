/**
 * Modules of a QR code (ISO/IEC 18004), true for dark, as one path of an SVG whose unit is a module:
 * neighbours in a row become one rectangle.
 */
export function pathOf(modules: readonly (readonly boolean[])[]): string {
  return modules
    .flatMap((row, y) => runs(row).map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`))
    .join('');
}

function runs(row: readonly boolean[]): [start: number, width: number][] {
  const found: [number, number][] = [];
  row.forEach((dark, x) => {
    const last = found.at(-1);
    if (dark && last && last[0] + last[1] === x) {
      last[1] += 1;
    } else if (dark) {
      found.push([x, 1]);
    }
  });
  return found;
}
